/** All names under which places, compounds and named buildings are known, and where a text says one of them. */
import { normaliseText } from './addressText.ts';
import { gridsOfCompounds } from './compoundGrids.ts';
import type { GazetteerSource, PlaceCandidate } from './placeCandidate.ts';
import { isStreet, kindWords } from './placeWords.ts';

/** What a name refers to; how sure the name alone makes it. */
export type Reference = { candidate: PlaceCandidate; confidence: number };
export type Mention = { start: number; end: number; name: string; references: Reference[] };

export type NameBook = {
  /** Every name with what it may mean, most likely first. */
  names: ReadonlyMap<string, Reference[]>;
  /** Names in the text from left to right, always the longest, none overlapping. */
  mentionsIn(text: string): Mention[];
};

const sure = { name: 0.95, nickname: 0.9, short: 0.8, kind: 0.6 };

/** Streets are named after compounds and landmarks: 书香 in 书香路 is no compound. */
const longestStreetName = 3;

/** Builds the book of names. Numbered buildings are not in it: they are addresses. */
export function buildNameBook(source: GazetteerSource): NameBook {
  const names = new Map<string, Reference[]>();
  const add = (name: string, candidate: PlaceCandidate, confidence: number) => {
    const normal = normaliseText(name);
    if (normal.length < 2) return;
    const known = names.get(normal) ?? [];
    if (
      !known.some(
        (reference) =>
          reference.candidate.code === candidate.code && reference.candidate.kind === candidate.kind,
      )
    )
      names.set(normal, [...known, { candidate, confidence }]);
  };
  const addAll = (candidate: PlaceCandidate, nicknames: readonly string[]) => {
    add(candidate.name, candidate, sure.name);
    for (const nickname of nicknames)
      add(nickname, candidate, nickname.length < 3 ? sure.short : sure.nickname);
  };
  for (const candidate of compoundCandidates(source)) addAll(candidate.candidate, candidate.nicknames);
  for (const place of placeCandidates(source)) addAll(place.candidate, place.nicknames);
  for (const candidate of namedBuildings(source)) add(candidate.name, candidate, sure.name);
  addCommonWords(source, add);
  addEndings(names);
  for (const references of names.values()) references.sort((a, b) => b.confidence - a.confidence);
  return { names, mentionsIn: scanner(names) };
}

type Named = { candidate: PlaceCandidate; nicknames: readonly string[] };

function compoundCandidates(source: GazetteerSource): Named[] {
  const gridsOf = gridsOfCompounds(source);
  return source.compounds.map(({ properties: { code, name, nicknames }, position }) => ({
    candidate: candidateOf({
      kind: 'compound',
      code,
      name,
      compoundCode: code,
      ...gridsOf(code),
      position,
    }),
    nicknames,
  }));
}

function placeCandidates({ places }: GazetteerSource): Named[] {
  return places.map(({ properties, position }) => {
    const { code, name, gridCode, compoundCode, buildingCode, nicknames } = properties;
    const within = {
      ...(compoundCode === null ? {} : { compoundCode }),
      ...(buildingCode === null ? {} : { buildingCode }),
    };
    return {
      candidate: candidateOf({ kind: 'place', code, name, gridCode, position, ...within }),
      nicknames,
    };
  });
}

/** Public buildings; where a place in it has the same name, the place is meant. */
function namedBuildings({ buildings, places }: GazetteerSource): PlaceCandidate[] {
  const taken = new Set(places.map(({ properties }) => `${properties.buildingCode} ${properties.name}`));
  return buildings
    .filter(
      ({ properties }) => properties.number === null && !taken.has(`${properties.code} ${properties.name}`),
    )
    .map(({ properties: { code, name, gridCode }, position }) =>
      candidateOf({ kind: 'building', code, name, buildingCode: code, gridCode, position }),
    );
}

type Bare = Omit<PlaceCandidate, 'confidence' | 'relation' | 'matched'>;
export function candidateOf(bare: Bare): PlaceCandidate {
  return { ...bare, confidence: 0, relation: 'at', matched: '' };
}

/** 快递柜 for every parcel locker; 东门 for 文苑新村东门: what is left of a place's name without its compound's. */
function addCommonWords(
  source: GazetteerSource,
  add: (name: string, candidate: PlaceCandidate, confidence: number) => void,
): void {
  const compounds = new Map(source.compounds.map(({ properties }) => [properties.code, properties]));
  const candidates = placeCandidates(source);
  source.places.forEach(({ properties }, place) => {
    const { candidate, nicknames } = candidates[place] as Named;
    for (const word of kindWords[properties.kind] ?? []) add(word, candidate, sure.kind);
    const compound = compounds.get(properties.compoundCode ?? '');
    if (!compound) return;
    const prefixes = [compound.name, ...compound.nicknames];
    for (const name of [properties.name, ...nicknames])
      for (const prefix of prefixes)
        if (name.startsWith(prefix)) add(name.slice(prefix.length), candidate, sure.kind);
  });
}

/** 幼儿园 is the nickname of one kindergarten, but 学府幼儿园 is one too: whatever ends with a name may be meant by it. */
function addEndings(names: Map<string, Reference[]>): void {
  for (const [name, references] of [...names])
    for (let start = 1; start + 2 <= name.length; start += 1) {
      const known = names.get(name.slice(start));
      if (!known) continue;
      for (const { candidate } of references)
        if (
          candidate.kind === 'place' &&
          !known.some((reference) => reference.candidate.code === candidate.code)
        )
          known.push({ candidate, confidence: sure.kind });
    }
}

function scanner(names: ReadonlyMap<string, Reference[]>): NameBook['mentionsIn'] {
  const lengths = new Map<string, number[]>();
  for (const name of names.keys()) {
    const known = lengths.get(name[0] as string) ?? [];
    if (!known.includes(name.length))
      lengths.set(
        name[0] as string,
        [...known, name.length].sort((a, b) => b - a),
      );
  }
  return (text) => {
    const mentions: Mention[] = [];
    for (let start = 0; start < text.length; ) {
      const length = lengths.get(text[start] as string)?.find((candidate) => {
        const isName = names.has(text.slice(start, start + candidate));
        return isName && !(candidate <= longestStreetName && isStreet(text.slice(start + candidate)));
      });
      if (length !== undefined) {
        const name = text.slice(start, start + length);
        mentions.push({ start, end: start + length, name, references: names.get(name) as Reference[] });
      }
      start += length ?? 1;
    }
    return mentions;
  };
}
