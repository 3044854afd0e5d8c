import type { z } from 'zod';
import { isObject, type RawObject } from '#geodata/geojsonObjects.ts';
import { type Findings, picture } from './findings.ts';

type Where = { file: string; path: string; about?: string };

/** What a schema made of a row, or null after every fault of it was written down with its field. */
export function readRow<Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
  { where, findings }: { where: Where; findings: Findings },
): z.output<Schema> | null {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) tell(issue, raw, { where, findings });
  return null;
}

type Telling = { where: Where; findings: Findings };

function tell(issue: z.core.$ZodIssue, raw: unknown, { where, findings }: Telling): void {
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys)
      findings.refuse({
        ...where,
        path: joined(where.path, [...issue.path, key]),
        code: 'unknown-field',
        seen: `a field ${picture(key)}`,
        wanted: 'no such field',
      });
    return;
  }
  const value = valueAt(raw, issue.path);
  findings.refuse({
    ...where,
    path: joined(where.path, issue.path),
    code: value === undefined ? 'missing' : codeOf(issue),
    seen: issue.code === 'custom' ? String(issue.params?.seen ?? picture(value)) : picture(value),
    wanted: wantedOf(issue),
  });
}

const codeOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'custom' ? String(issue.params?.code ?? 'wrong') : issue.code.replaceAll('_', '-');

function wantedOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int' ? 'a whole number' : issue.expected;
    case 'too_big':
      return `at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}`;
    case 'too_small':
      return `at least ${issue.minimum}${issue.origin === 'string' ? ' characters' : ''}`;
    case 'invalid_value':
      return issue.values.map(String).join(', ');
    case 'custom':
      return String(issue.params?.wanted ?? 'another value');
    default:
      return issue.message;
  }
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  let value = raw;
  for (const part of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[part];
  return value;
}

function joined(path: string, parts: readonly PropertyKey[]): string {
  let text = path;
  for (const part of parts)
    text += typeof part === 'number' ? `[${part}]` : `${text === '' ? '' : '.'}${String(part)}`;
  return text;
}

/** A row of a list as it stands in the file, before anybody judged it. */
export type RawRow = { file: string; path: string; raw: RawObject; about: string };

export const isRaw = (value: unknown): value is RawObject => isObject(value);
