/** Codes and names of the grids in a file. */
import type { FoundGeometry } from './geojsonObjects.ts';
import { inMember } from './geojsonObjects.ts';
import { type Place, type ProblemList, pictureOf } from './problems.ts';

/** `gridCode` is text of at most this many characters. */
export const longestCode = 64;
const longestName = 200;

export type CodeAndName = { gridCode: string; name: string };

/**
 * Code and name of every area, null where there is no usable code. If no area has a code at all, they are numbered 1, 2, 3 …
 * and that is a repair; if only some lack one, those are refused: a numbered stranger among coded grids would be a guess.
 */
export function codesOf(
  areas: FoundGeometry[],
  { codeKey, nameKey }: { codeKey: string; nameKey: string },
  list: ProblemList,
): (CodeAndName | null)[] {
  const hasAnyCode = areas.some(({ properties }) => hasText(properties?.[codeKey]));
  const firstPlaces = new Map<string, Place>();
  if (!hasAnyCode && areas.length > 0)
    list.repair(
      'code-missing',
      { path: '' },
      { seen: `no property "${codeKey}" anywhere`, wanted: 'numbered 1, 2, 3 …' },
    );
  return areas.map(({ properties, place }, index) => {
    const at = inProperties(place, codeKey);
    const gridCode = hasAnyCode ? readCode(properties?.[codeKey], at, list) : String(index + 1);
    if (gridCode === null) return null;
    const first = firstPlaces.get(gridCode);
    if (first) {
      list.refuse(
        'code-duplicate',
        { ...at, gridCode },
        { seen: gridCode, wanted: `once, it is at ${first.path} already` },
      );
      return null;
    }
    firstPlaces.set(gridCode, at);
    return { gridCode, name: readName(properties?.[nameKey]) ?? gridCode };
  });
}

function readCode(value: unknown, place: Place, list: ProblemList): string | null {
  const wanted = `text of 1 to ${longestCode} characters`;
  const gridCode = hasText(value) ? String(value).trim() : '';
  if (gridCode === '') list.refuse('code-missing', place, { seen: pictureOf(value), wanted });
  else if ([...gridCode].length > longestCode)
    list.refuse('code-too-long', place, { seen: `${[...gridCode].length} characters`, wanted });
  else if (/\p{Cc}|\p{Cs}/u.test(gridCode))
    list.refuse('code-unprintable', place, { seen: pictureOf(gridCode), wanted });
  else return gridCode;
  return null;
}

function readName(value: unknown): string | null {
  if (!hasText(value)) return null;
  const name = String(value)
    .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .trim();
  return name === '' ? null : [...name].slice(0, longestName).join('');
}

function hasText(value: unknown): value is string | number {
  return (
    (typeof value === 'string' && value.trim() !== '') ||
    (typeof value === 'number' && Number.isFinite(value))
  );
}

function inProperties(place: Place, key: string): Place {
  const feature = place.path.replace(/\.?geometry.*$/, '');
  return inMember({ ...place, path: feature }, `properties.${key}`);
}
