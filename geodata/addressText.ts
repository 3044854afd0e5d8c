/** Addresses as people type them → numbers: 2号楼3单元501, 2栋3单元501, 2#3单元501, 2-3-501, 二号楼三单元五楼西户, A座501, 3排5号. */
import { withDigits } from './chineseNumerals.ts';

/**
 * Text in the one form that names and addresses are compared in: half-width, lower case, no blanks, one dash, one comma for all
 * punctuation, house numbers in digits.
 */
export function normaliseText(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b\ufeff]+/g, '')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[,.;:!?()[\]{}<>"'|/\\，。、；：！？（）【】《》“”‘’…·]+/g, ',');
  return withDigits(plain);
}

/** 西户 or 01: which door of a landing. */
export type Door = { floor: number; side: '西' | '东' | '中' | '西中' | '东中' | null };

export type AddressText = {
  start: number;
  end: number;
  numbering: 'building' | 'row';
  /** A number without zeros before it, or one small letter or 甲 to 戊. */
  building: string;
  unit: number | null;
  /** The room's label, or its floor and side; null if the address ends before. */
  room: string | Door | null;
};

/** After a building: an optional unit, then an optional room with a number, or a floor with perhaps a side. */
const unitPart = '(?:第?(?<unit>\\d{1,2})(?:单元|门洞))?';
const roomPart =
  '(?:(?<room>\\d{3,4})(?!\\d)(?:室|户|号(?![楼栋]))?|(?<floor>\\d{1,2})(?:楼|层)(?:(?<floorRoom>\\d{3,4})(?:室|户|号)?|(?<side>西中|东中|[东西中])(?:户|边户|面|门)?)?)?';
const join = '[-,的]?';
/** 2号楼, 2栋, 2幢, 2座, 2#, 2#楼; 2号 and 2楼 only when a unit follows. */
const numberedPart =
  '第?(?<building>\\d{1,3})(?:号楼|号栋|号院楼|栋|幢|座|#楼?|(?:号|楼)(?=第?\\d{1,2}单元))';
/** A座, 甲号楼; not 甲座位. */
const letteredPart = '(?<![a-z])(?<building>[a-z]|[甲乙丙丁戊])(?:号楼|栋|幢|座(?![位椅]))';
const patterns: { numbering: AddressText['numbering']; pattern: RegExp }[] = [
  { numbering: 'row', pattern: /第?(?<building>\d{1,2})排(?:[-,的]?(?<rowRoom>\d{1,3})(?:号|户|室|家)?)?/g },
  {
    numbering: 'building',
    pattern: new RegExp(`(?<!\\d)${numberedPart}${join}${unitPart}${join}${roomPart}`, 'g'),
  },
  { numbering: 'building', pattern: new RegExp(`${letteredPart}${join}${unitPart}${join}${roomPart}`, 'g') },
  {
    numbering: 'building',
    pattern: /(?<![\d-])(?<building>\d{1,3})[-#](?<unit>\d{1,2})[-#](?<room>\d{3,4})(?![\d-])/g,
  },
  { numbering: 'building', pattern: /(?<![\d-])(?<building>\d{1,3})-(?<room>\d{3,4})(?:室|户)(?![\d-])/g },
];

/** All addresses in a normalised text, in the order of the text; none lies inside another. */
export function findAddresses(text: string): AddressText[] {
  const found = patterns.flatMap(({ numbering, pattern }) =>
    [...text.matchAll(pattern)].map((match) => readAddress(match, numbering)),
  );
  return found
    .filter((one) => !found.some((other) => other !== one && contains(other, one)))
    .sort((a, b) => a.start - b.start);
}

function contains(outer: AddressText, inner: AddressText): boolean {
  return (
    outer.start <= inner.start && outer.end >= inner.end && outer.end - outer.start > inner.end - inner.start
  );
}

function readAddress(match: RegExpMatchArray, numbering: AddressText['numbering']): AddressText {
  const { building = '', unit, room, floor, floorRoom, side, rowRoom } = match.groups ?? {};
  const words = match[0].replace(/[-,的]+$/, '');
  const door =
    floor === undefined ? null : { floor: Number(floor), side: (side as Door['side'] | undefined) ?? null };
  return {
    start: match.index ?? 0,
    end: (match.index ?? 0) + words.length,
    numbering,
    building: /^\d/.test(building) ? String(Number(building)) : building,
    unit: unit === undefined ? null : Number(unit),
    room: room ?? floorRoom ?? (rowRoom === undefined ? door : String(Number(rowRoom))),
  };
}

/**
 * The room label that a door means, from the west: with 2 flats per landing 西户 is 01 and 东户 02, with 3 there is 中户 in
 * between, with 4 also 西中户 and 东中户. Null where the words do not name one door of such a landing.
 */
export function roomOfDoor({ floor, side }: Door, flatsPerLanding: number): string | null {
  const middle = flatsPerLanding === 3 ? 2 : null;
  const fromWest = {
    西: 1,
    东: flatsPerLanding,
    中: middle,
    西中: flatsPerLanding === 4 ? 2 : null,
    东中: flatsPerLanding === 4 ? 3 : null,
  };
  const door = side === null ? (flatsPerLanding === 1 ? 1 : null) : fromWest[side];
  return door === null ? null : `${floor}${String(door).padStart(2, '0')}`;
}
