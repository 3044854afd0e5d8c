/** What is wrong in a file, and where: every complaint names its place, what was seen there and what was wanted. */
import type { Position } from './model.ts';

export const problemCodes = [
  // The file as a whole
  'too-large',
  'not-json',
  'duplicate-member',
  'too-many-features',
  'too-many-vertices',
  'no-grid',
  'more-problems',
  // GeoJSON objects, RFC 7946
  'not-an-object',
  'member-missing',
  'member-wrong-type',
  'member-not-allowed',
  'type-unknown',
  'bbox-wrong',
  'crs-not-wgs84',
  'collection-nested',
  'collection-single',
  'too-few-geometries',
  'no-geometry',
  'not-an-area',
  // Coordinates
  'not-nested-enough',
  'not-a-position',
  'not-a-number',
  'too-few-numbers',
  'too-many-numbers',
  'third-dimension',
  'out-of-range',
  'swapped',
  'projected',
  'too-few-positions',
  'ring-open',
  'no-area',
  'repeated-position',
  'winding',
  'ring-touches-itself',
  'ring-crosses-itself',
  'rings-cross',
  'left-out',
  // Grids
  'code-missing',
  'code-duplicate',
  'code-too-long',
  'code-unprintable',
  'name-missing',
  'not-clipped',
  'grids-overlap',
  'gap',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export type Problem = {
  /** refused: the file cannot be imported. repaired: done, look at it. warned: blocks publishing, not importing. */
  severity: 'refused' | 'repaired' | 'warned';
  code: ProblemCode;
  /** Where in the file: `features[3].geometry.coordinates[0][5]`; empty for the file as a whole. */
  path: string;
  /** Line of the text, from 1, where it is known. */
  line?: number;
  /** Place of the feature, from 0. */
  feature?: number;
  gridCode?: string;
  /** Place of the ring in its polygon, from 0 (the outer ring); in a multi-polygon `part/ring`. */
  ring?: number | string;
  /** Place of the position in its ring, from 0. */
  position?: number;
  /** Where on the map. */
  at?: Position;
  /** What stands there, shortened. */
  seen?: string;
  wanted?: string;
};

/** Where one is while checking; problems inherit it. */
export type Place = Pick<Problem, 'path' | 'feature' | 'ring' | 'gridCode'>;

/** A file of garbage has millions of faults; nobody reads more than these. */
const mostProblems = 500;

/** Collects problems; after the first 500 it only counts, refusals always remembered. */
export class ProblemList {
  readonly problems: Problem[] = [];
  private unlisted = 0;
  private unlistedRefusals = 0;
  refusals = 0;

  refuse(code: ProblemCode, place: Place, more: Partial<Problem> = {}): void {
    this.refusals += 1;
    this.add({ severity: 'refused', code, ...place, ...more });
  }

  repair(code: ProblemCode, place: Place, more: Partial<Problem> = {}): void {
    this.add({ severity: 'repaired', code, ...place, ...more });
  }

  warn(code: ProblemCode, place: Place, more: Partial<Problem> = {}): void {
    this.add({ severity: 'warned', code, ...place, ...more });
  }

  /** All problems, refusals first, each group in the order of the file. */
  listed(): Problem[] {
    const order = { refused: 0, repaired: 1, warned: 2 };
    const listed = [...this.problems].sort((a, b) => order[a.severity] - order[b.severity]);
    if (this.unlisted === 0) return listed;
    const severity = this.unlistedRefusals > 0 ? 'refused' : 'warned';
    return [...listed, { severity, code: 'more-problems', path: '', seen: `${this.unlisted} more` }];
  }

  private add(problem: Problem): void {
    if (this.problems.length < mostProblems) this.problems.push(problem);
    else {
      this.unlisted += 1;
      if (problem.severity === 'refused') this.unlistedRefusals += 1;
    }
  }
}

/** A short, safe picture of any value, for `seen`; arrays inside arrays are only counted. */
export function pictureOf(value: unknown, isInside = false): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) {
    if (isInside || value.length > 4) return `an array of ${value.length}`;
    return `[${value.map((member) => pictureOf(member, true)).join(', ')}]`;
  }
  if (value !== null && typeof value === 'object') return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
