/**
 * What somebody typed and the place they then tapped, in one text: 2号楼3单元501门口冒烟 + 文苑新村2号楼3单元 →
 * 文苑新村2号楼3单元501门口冒烟. Every letter and number typed is still there, and the text is read as the place.
 */
import { findAddresses, normaliseText } from './addressText.ts';

/** A part of the normalised text that the label says too, and what of it the label does not say: the room of 2-3-501. */
type Said = { start: number; end: number; rest: string };

/** Shorter than this, what both say is chance: the 公 of 公厕 and 公园. */
const leastOverlap = 2;

/**
 * Completes typed words by the label of a place. `isRead` says whether a text is read as that place. The label alone where it
 * says all that was typed, else the label in the place of what it says again, else the label before the words. Null where
 * none of these is read as the place: then the words have to be kept apart from it.
 */
export function completeWords(
  typed: string,
  label: string,
  isRead: (text: string) => boolean,
): string | null {
  const words = typed.trim();
  const forms = [label, ...inPlace(words, label), `${label}，${words}`];
  return forms.find((form) => keepsWords(words, form) && isRead(form)) ?? null;
}

/** Whether all that was typed stands in a text, in its order: letters, signs and whole numbers; blanks and punctuation aside. */
export function keepsWords(typed: string, text: string): boolean {
  const there = tokensOf(text);
  let at = 0;
  return tokensOf(typed).every((token) => {
    const found = there.indexOf(token, at);
    at = found + 1;
    return found >= 0;
  });
}

/** 2栋, 2幢, 2# and 2号楼 are one house in the words of different people, as A栋 and A座; 3门洞 is 3单元. */
const houseWords =
  /(?<=[\da-z甲乙丙丁戊])(?:号楼|号栋|号院楼|栋|幢|座(?![位椅])|#楼?(?!\d+#)|(?:号|楼)(?=\d{1,2}(?:单元|门洞)))/g;
const plainWords = (text: string): string =>
  normaliseText(text)
    .replace(houseWords, '号楼')
    .replaceAll('门洞', '单元')
    .replace(/第(?=\d)/g, '');

const tokensOf = (text: string): string[] => plainWords(text).match(/\d+|[^\d,#-]/gu) ?? [];

function inPlace(typed: string, label: string): string[] {
  const normal = plainWords(typed);
  const normalLabel = plainWords(label);
  const said = overlap(normal, normalLabel) ?? sameHouse(normal, normalLabel);
  if (said === null) return [];
  const range = rangeOf(typed, normal, said);
  return range === null ? [] : [typed.slice(0, range[0]) + label + said.rest + typed.slice(range[1])];
}

/** The longest part of the text that ends as the label ends and leaves out letters of it at most: 文苑2号楼3单元. */
function overlap(normal: string, label: string): Said | null {
  let longest: Said | null = null;
  for (let end = leastOverlap; end <= normal.length; end += 1) {
    if (normal.slice(end - leastOverlap, end) !== label.slice(-leastOverlap)) continue;
    if (cutsNumber(normal, end)) continue;
    const start = startOf(normal, end, label);
    if (!cutsNumber(normal, start) && (longest === null || end - start > longest.end - longest.start))
      longest = { start, end, rest: '' };
  }
  return longest;
}

/** 2-3-501 beside 文苑新村2号楼3单元: the same house and entrance in other words. */
function sameHouse(normal: string, label: string): Said | null {
  const house = findAddresses(label).at(-1);
  if (!house || house.unit === null || house.room !== null) return null;
  const same = findAddresses(normal).find(
    ({ building, unit, room }) =>
      building === house.building && unit === house.unit && typeof room === 'string',
  );
  if (same === undefined) return null;
  const start = startOf(normal, same.start, label.slice(0, house.start));
  return { start, end: same.end, rest: String(same.room) };
}

/** How far back from an end a text goes on saying letters of the label, in its order. */
function startOf(normal: string, end: number, label: string): number {
  let start = end;
  for (let at = label.length; start > 0; start -= 1) {
    at = at > 0 ? label.lastIndexOf(normal[start - 1] as string, at - 1) : -1;
    if (at < 0) break;
  }
  return start;
}

const isDigit = (letter = ''): boolean => /\d/.test(letter);
const cutsNumber = (text: string, at: number): boolean => isDigit(text[at - 1]) && isDigit(text[at]);

/** A part of the normalised text in the text as it was typed; null where the two do not match letter by letter. */
function rangeOf(typed: string, normal: string, { start, end }: Said): [number, number] | null {
  const lengths = Array.from({ length: typed.length + 1 }, (_, at) => plainWords(typed.slice(0, at)).length);
  const from = lengths.lastIndexOf(start);
  const to = typed.slice(0, lengths.lastIndexOf(end)).trimEnd().length;
  if (from < 0 || to < from) return null;
  return plainWords(typed.slice(from, to)) === normal.slice(start, end) ? [from, to] : null;
}
