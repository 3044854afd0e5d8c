import type { Problem } from '#geodata/gridFile.ts';
import type { Position } from '#geodata/model.ts';
import { pictureOf } from '#geodata/problems.ts';

/** Something in the folder that a person has to know: where it is, what stands there and what should. */
export type Finding = {
  severity: Problem['severity'];
  code: string;
  file: string;
  /** `features[3].properties.code`, `persons[7].phone`; empty for the file as a whole. */
  path?: string;
  line?: number;
  /** Whose it is, in words of the file: its code, key or grid. */
  about?: string;
  ring?: number | string;
  position?: number;
  at?: Position;
  seen?: string;
  wanted?: string;
};
type Told = Omit<Finding, 'severity'>;

/** Land in no grid, in two, or nobody can say. */
const unpublished: ReadonlySet<string> = new Set(['gap', 'grids-overlap', 'not-clipped']);

/** Collects all that is found, so that nobody mends a file one fault a run. */
export class Findings {
  readonly list: Finding[] = [];

  refuse(finding: Told): void {
    this.list.push({ severity: 'refused', ...finding });
  }

  repair(finding: Told): void {
    this.list.push({ severity: 'repaired', ...finding });
  }

  warn(finding: Told): void {
    this.list.push({ severity: 'warned', ...finding });
  }

  /** Takes over what the ground found in a GeoJSON file. */
  take(file: string, problems: readonly Problem[]): void {
    for (const { path, feature: _feature, gridCode, ...problem } of problems)
      this.list.push({ ...problem, file, path, ...(gridCode === undefined ? {} : { about: gridCode }) });
  }

  hasRefused(file?: string): boolean {
    return this.list.some((one) => one.severity === 'refused' && (file === undefined || one.file === file));
  }

  /** How much of what was warned about keeps a map from being published: every spot of a community has one grid. */
  keepingFromPublishing(): number {
    return this.list.filter(({ code }) => unpublished.has(code)).length;
  }

  count(severity: Finding['severity']): number {
    return this.list.filter((one) => one.severity === severity).length;
  }
}

const order = { refused: 0, repaired: 1, warned: 2 };

/** One line each, refusals first, and nothing in it that could break a line. */
export function linesOf(findings: readonly Finding[]): string[] {
  return [...findings].sort((a, b) => order[a.severity] - order[b.severity]).map(lineOf);
}

function lineOf({ severity, code, file, path, line, about, ring, position, at, seen, wanted }: Finding) {
  const where = [
    about === undefined ? null : shortened(about),
    ring === undefined ? null : `ring ${ring}`,
    position === undefined ? null : `position ${position}`,
    at === undefined ? null : `at ${at[0].toFixed(6)}, ${at[1].toFixed(6)}`,
  ].filter((part) => part !== null);
  const place = [
    file,
    line === undefined ? '' : `, line ${line}`,
    path ? `: ${path}` : '',
    where.length === 0 ? '' : ` (${where.join(', ')})`,
  ].join('');
  const wantedWords = wanted === undefined ? '' : `; wanted ${wanted}`;
  return printable(`${severity.padEnd(8)}  ${place}: ${code}: seen ${seen ?? 'nothing'}${wantedWords}`);
}

const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ');

const mostAbout = 80;
const shortened = (text: string): string => (text.length > mostAbout ? `${text.slice(0, mostAbout)}…` : text);

/** A member as text: codes are often numbers in what a drawing programme writes. Null for what is no text. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim().normalize('NFC') : null;
}

export const picture = (value: unknown): string => pictureOf(value);
