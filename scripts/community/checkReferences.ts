import { type Findings, picture, textOf } from './findings.ts';
import type { RawRow } from './schemaFindings.ts';

/** Codes of one list, and in which file they stand; null codes are not known, so nothing is missed there. */
export type Known = { codes: ReadonlySet<string> | null; what: string };

/** A needed list that holds nothing was refused itself; then nothing is missed in it. */
export const unlessEmpty = (codes: ReadonlySet<string>): ReadonlySet<string> | null =>
  codes.size === 0 ? null : codes;

export const knownOf = (rows: readonly RawRow[], field: string): ReadonlySet<string> =>
  new Set(rows.map(({ raw }) => textOf(raw[field])).filter((code) => code !== null));

/** Refuses every row whose field names something that is not there. A field left out names nothing. */
export function checkReferences(
  rows: readonly RawRow[],
  field: string,
  { known, findings }: { known: Known; findings: Findings },
): void {
  if (known.codes === null) return;
  for (const { raw, ...where } of rows) {
    const members = Array.isArray(raw[field]) ? (raw[field] as unknown[]) : [raw[field]];
    members.forEach((member, index) => {
      const code = textOf(member);
      if (code === null || known.codes?.has(code)) return;
      const place = Array.isArray(raw[field]) ? `${field}[${index}]` : field;
      findings.refuse({
        ...where,
        path: `${where.path}.${place}`,
        code: 'unknown-code',
        seen: picture(member),
        wanted: known.what,
      });
    });
  }
}

/** Refuses the second of two rows with one code. */
export function checkDoubles(rows: readonly RawRow[], field: string, findings: Findings): void {
  const first = new Map<string, string>();
  for (const { raw, ...where } of rows) {
    const code = textOf(raw[field]);
    if (code === null) continue;
    const earlier = first.get(code);
    if (earlier === undefined) first.set(code, where.path);
    else
      findings.refuse({
        ...where,
        path: `${where.path}.${field}`,
        code: 'code-duplicate',
        seen: picture(raw[field]),
        wanted: `once, it is at ${earlier} already`,
      });
  }
}
