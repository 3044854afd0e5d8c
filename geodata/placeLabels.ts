/** Words that name one place and no other: what may be offered to somebody who will send back the words alone. */
import { distanceMeters } from './distances.ts';
import type { GazetteerAnswer, GazetteerSource, PlaceCandidate } from './placeCandidate.ts';

export type Labelled = PlaceCandidate & { label: string };

/** A place with no name of its own is told by one of so many neighbours. */
const neighboursTried = 8;

/**
 * Labels a candidate by the first of its names that reads back as itself: the name, a nickname, either behind its
 * compound's name, or beside a neighbour (融媒体中心旁公共卫生间). Null if no words name it alone.
 */
export function labeller(source: GazetteerSource, find: (text: string) => GazetteerAnswer) {
  const labels = new Map<string, string | null>();
  const isReadBack = (candidate: PlaceCandidate) => (text: string) => {
    const { isAmbiguous, candidates } = find(text);
    const [first] = candidates;
    return !isAmbiguous && first?.code === candidate.code && first.kind === candidate.kind;
  };
  const labelOf = (candidate: PlaceCandidate): string | null => {
    const key = `${candidate.kind} ${candidate.code}`;
    const known = labels.get(key);
    if (known !== undefined) return known;
    const test = isReadBack(candidate);
    const label = ownForms(candidate, source).find(test) ?? besideForms(candidate, source).find(test) ?? null;
    labels.set(key, label);
    return label;
  };
  return (candidate: PlaceCandidate): Labelled | null => {
    const label = labelOf(candidate);
    if (label !== null) return { ...candidate, label };
    return candidate.kind === 'unit' ? wholeHouse(candidate, find) : null;
  };
}

/** A row of single houses has one unit that nobody names: the row is offered. */
function wholeHouse(unit: PlaceCandidate, find: (text: string) => GazetteerAnswer): Labelled | null {
  const { isAmbiguous, candidates } = find(unit.name);
  const [first] = candidates;
  return !isAmbiguous && first?.kind === 'building' && first.code === unit.buildingCode
    ? { ...first, label: first.name }
    : null;
}

function ownForms({ kind, code, name, compoundCode }: PlaceCandidate, source: GazetteerSource): string[] {
  const named = kind === 'place' ? source.places : kind === 'compound' ? source.compounds : [];
  const nicknames = named.find(({ properties }) => properties.code === code)?.properties.nicknames ?? [];
  const names = [name, ...nicknames];
  const compound = source.compounds.find(({ properties }) => properties.code === compoundCode);
  const inCompound = compound ? names.map((one) => compound.properties.name + one) : [];
  return [...names, ...inCompound];
}

function besideForms({ code, name, position }: PlaceCandidate, source: GazetteerSource): string[] {
  return [...source.places, ...source.buildings]
    .filter(({ properties }) => properties.code !== code)
    .map((neighbour) => ({ neighbour, meters: distanceMeters(neighbour.position, position) }))
    .sort((a, b) => a.meters - b.meters)
    .slice(0, neighboursTried)
    .map(({ neighbour }) => `${neighbour.properties.name}旁${name}`);
}

/**
 * A reading this sure is the same wherever its reader stands: what a position alone decides is never surer. Less sure is only
 * taken of a place whose own label is not either.
 */
const sureAnywhere = 0.7;
/** A house or unit without the door that is said is as sure as that, where the text names nothing else. */
const sureHouse = 0.5;

/** Whether a text is read as a place, or as a part of it that the text says too: the room of a unit, a house of a compound. */
export function isReadWithin(
  { kind, code, label }: Labelled,
  find: (text: string) => GazetteerAnswer,
): (text: string) => boolean {
  const least = Math.min(sureAnywhere, find(label).candidates[0]?.confidence ?? 1);
  return (text) => {
    const { candidates, asks } = find(text);
    const [first] = candidates;
    if (!first || asks === 'which-compound' || asks === 'which-place') return false;
    const isOnlyHouse = first.notFound !== undefined && candidates.length === 1;
    if (first.confidence < (isOnlyHouse ? sureHouse : least)) return false;
    if (first.kind === kind && first.code === code) return true;
    if (kind === 'unit') return first.unitCode === code;
    if (kind === 'building') return first.buildingCode === code;
    return kind === 'compound' && first.compoundCode === code;
  };
}
