/**
 * Names and addresses of a text, read together. "融媒体中心旁边的公共卫生间" is a chain: the second is told by the first, and the
 * last one within reach is meant. Whatever stands apart is a chain of its own.
 */
import type { AddressBook, Reading } from './addressBook.ts';
import { type AddressText, findAddresses } from './addressText.ts';
import { distanceMeters } from './distances.ts';
import type { Position } from './model.ts';
import type { GazetteerHints, PlaceCandidate } from './placeCandidate.ts';
import type { Mention, NameBook } from './placeNames.ts';
import { isGap, isJoin, saysBeside, saysBetween, saysRoughly } from './placeWords.ts';

export type Books = { addresses: AddressBook; names: NameBook; hints: GazetteerHints };

/** Something the text names, and how to read it next to what stood before it in its chain. */
type Find = {
  start: number;
  end: number;
  /** Where its own words begin, behind the compound that it may share with the one before. */
  ownStart: number;
  read(before: PlaceCandidate | null): Reading;
};

/** Next to each other in words means at most so far on the ground; a compound reaches a little further than a house. */
const reachMeters = 300;
const compoundReachMeters = 500;
/** A place this many times nearer than the next one is the one that is meant. */
const clearlyNearer = 2;
const besideFactor = 0.85;
/** One of two things is where it is not: a guess, for somebody to look at. */
const betweenFactor = 0.5;
/** The address is whole but its compound was not said. */
const guessed = { byGroup: 0.85, only: 0.8, byPosition: 0.7, open: 0.4 };

/** All chains of a normalised text, in its order, each read to its end. */
export function readChains(text: string, books: Books): Reading[] {
  const chains: Find[][] = [];
  for (const find of findsIn(text, books)) {
    const chain = chains[chains.length - 1];
    const before = chain?.[chain.length - 1];
    const gap = before ? text.slice(before.end, find.start) : '';
    const isTogether = isGap(gap) || (isJoin(gap) && saysBetween(text.slice(find.end)));
    if (chain && before && isTogether) chain.push(find);
    else chains.push([find]);
  }
  return chains.map((chain) => readChain(chain, text)).filter(({ candidates }) => candidates.length > 0);
}

function readChain(chain: Find[], text: string): Reading {
  let reading: Reading = { candidates: [] };
  let end = 0;
  for (const find of chain) {
    const before = reading.candidates[0] ?? null;
    const next = find.read(before);
    const gap = text.slice(end, find.ownStart);
    const isOneOfTwo = saysBetween(text.slice(find.end)) || (before !== null && gap !== '' && isJoin(gap));
    const told = isOneOfTwo ? asOneOfTwo : asTold(text.slice(find.end));
    const candidates = next.candidates.map(told);
    const [first, ...others] = candidates;
    reading =
      before && first && next.asks === undefined && saysBeside(text.slice(end, find.start))
        ? { candidates: [{ ...first, besideOf: before }, ...others] }
        : { ...next, candidates };
    end = find.end;
  }
  return reading;
}

/** 2号楼到5号楼, 2号楼和5号楼之间: not this one alone. */
function asOneOfTwo(candidate: PlaceCandidate): PlaceCandidate {
  return { ...beside(candidate, betweenFactor), isRough: true };
}

/** By the words right behind a name: the thing itself, beside it, or somewhere near. */
function asTold(textAfter: string): (candidate: PlaceCandidate) => PlaceCandidate {
  if (saysBetween(textAfter)) return (candidate) => ({ ...beside(candidate, betweenFactor), isRough: true });
  if (!saysBeside(textAfter)) return (candidate) => candidate;
  if (saysRoughly(textAfter)) return (candidate) => ({ ...beside(candidate, besideFactor), isRough: true });
  return (candidate) => beside(candidate, besideFactor);
}

function beside(candidate: PlaceCandidate, factor: number): PlaceCandidate {
  return { ...candidate, relation: 'beside', confidence: candidate.confidence * factor };
}

/** Addresses (with the compound said before them) and names, in the order of the text. */
function findsIn(text: string, books: Books): Find[] {
  const mentions = books.names.mentionsIn(text);
  const isIn = (address: AddressText) => (mention: Mention) =>
    address.start < mention.end && mention.start < address.end;
  const addresses = findAddresses(text).filter((address) => !mentions.some(isIn(address)));
  const used = new Set<Mention>();
  const finds = addresses.map((address): Find => {
    const compound = compoundFor(address, mentions, text);
    if (compound) used.add(compound);
    const words = text.slice(address.start, address.end);
    const matched = compound ? compound.name + words : words;
    const read = (before: PlaceCandidate | null) =>
      named(readAddress(address, compound, { before, ...books }), matched);
    return {
      start: Math.min(compound?.start ?? address.start, address.start),
      end: address.end,
      ownStart: address.start,
      read,
    };
  });
  for (const mention of mentions) {
    const read = (before: PlaceCandidate | null) => readMention(mention, before, books.hints);
    if (!used.has(mention))
      finds.push({ start: mention.start, end: mention.end, ownStart: mention.start, read });
  }
  return finds.sort((a, b) => a.start - b.start);
}

function named(reading: Reading, matched: string): Reading {
  return { ...reading, candidates: reading.candidates.map((candidate) => ({ ...candidate, matched })) };
}

/** The compound said directly before the address; else the only one the text speaks of. */
function compoundFor(address: AddressText, mentions: Mention[], text: string): Mention | null {
  const compounds = mentions.filter(({ references }) => references[0]?.candidate.kind === 'compound');
  const before = compounds.filter(
    ({ end }) => end <= address.start && /^[的里内,]{0,2}$/.test(text.slice(end, address.start)),
  );
  const [only, ...others] = compounds;
  return before[before.length - 1] ?? (only && others.length === 0 ? only : null);
}

function readAddress(
  address: AddressText,
  compound: Mention | null,
  { before, addresses, hints }: Books & { before: PlaceCandidate | null },
): Reading {
  if (compound) {
    const codes = compound.references.flatMap(({ candidate }) =>
      candidate.kind === 'compound' ? [candidate.code] : [],
    );
    const readings = codes.flatMap((code) => addresses.read(address, code) ?? []);
    return readings.length === 1 ? (readings[0] as Reading) : openReading(readings, 'which-compound');
  }
  const readings = addresses.compoundCodes.flatMap((code) => addresses.read(address, code) ?? []);
  const existing = readings.filter(({ candidates }) => candidates[0]?.kind !== 'compound');
  const whole = existing.filter(({ candidates }) => candidates[0]?.notFound === undefined);
  const possible = whole.length > 0 ? whole : existing;
  const ofGroup = possible.filter(({ candidates }) =>
    hints.compoundCodes?.includes(candidates[0]?.compoundCode ?? ''),
  );
  if (ofGroup.length === 1) return atMost(ofGroup[0] as Reading, guessed.byGroup);
  const [only, ...others] = possible;
  if (only && others.length === 0) return atMost(only, guessed.only);
  const remaining = ofGroup.length > 1 ? ofGroup : possible;
  return nearestOrOpen(remaining, before?.position ?? hints.near, 'which-compound');
}

/** The reading that is clearly nearest to a position and within reach; else all of them, nearest first. */
function nearestOrOpen(readings: Reading[], near: Position | undefined, asks: Reading['asks']): Reading {
  if (!near) return openReading(readings, asks);
  const metersTo = ({ candidates }: Reading) => distanceMeters(candidates[0]?.position ?? near, near);
  const sorted = [...readings].sort((a, b) => metersTo(a) - metersTo(b));
  const [first, second] = sorted;
  const isClear =
    first &&
    metersTo(first) <= reachMeters &&
    (!second || metersTo(second) > clearlyNearer * metersTo(first));
  return isClear ? atMost(first, guessed.byPosition) : openReading(sorted, asks);
}

function atMost(reading: Reading, most: number): Reading {
  const candidates = reading.candidates.map((candidate) => ({
    ...candidate,
    confidence: Math.min(candidate.confidence, most),
  }));
  return { ...reading, candidates };
}

function openReading(readings: Reading[], asks: Reading['asks']): Reading {
  const candidates = readings.flatMap((reading) => reading.candidates.slice(0, 1));
  return candidates.length === 0 ? { candidates } : { ...atMost({ candidates }, guessed.open), asks };
}

/** A name next to what stood before it: the nearest place it may mean; if none is within reach, both are open. */
function readMention(mention: Mention, before: PlaceCandidate | null, hints: GazetteerHints): Reading {
  const candidates = mention.references.map(({ candidate, confidence }) => ({
    ...candidate,
    confidence,
    matched: mention.name,
  }));
  if (before) return readNextTo(before, candidates);
  const [only, ...others] = candidates;
  if (only && others.length === 0) return { candidates };
  const ofGroup = candidates.filter(({ compoundCode = '' }) => hints.compoundCodes?.includes(compoundCode));
  if (ofGroup.length === 1) return { candidates: ofGroup };
  const readings = candidates.map((candidate) => ({ candidates: [candidate] }));
  return nearestOrOpen(readings, hints.near, 'which-place');
}

function readNextTo(before: PlaceCandidate, candidates: PlaceCandidate[]): Reading {
  const metersTo = ({ position }: PlaceCandidate) => distanceMeters(before.position, position);
  const reach = before.kind === 'compound' ? compoundReachMeters : reachMeters;
  const inside = candidates.filter(
    ({ compoundCode }) => before.kind === 'compound' && compoundCode === before.code,
  );
  const within = (inside.length > 0 ? inside : candidates)
    .filter((candidate) => inside.length > 0 || metersTo(candidate) <= reach)
    .sort((a, b) => metersTo(a) - metersTo(b));
  const [nearest, ...others] = within;
  if (!nearest)
    return openReading(
      [before, ...candidates].map((candidate) => ({ candidates: [candidate] })),
      'which-place',
    );
  const confidence = Math.max(nearest.confidence, guessed.byGroup) * Math.min(before.confidence / 0.8, 1);
  if (inside.length > 1 && others.length > 0)
    return openReading(
      within.map((candidate) => ({ candidates: [candidate] })),
      'which-place',
    );
  return {
    candidates: [
      { ...nearest, confidence },
      { ...before, relation: 'beside', confidence: before.confidence / 2 },
    ],
  };
}
