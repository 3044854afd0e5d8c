import type { Why } from '#contract/why.ts';
import type { PlaceCandidate } from '#geodata/gazetteer.ts';
import type { Ground } from './ground.ts';
import type { Measured } from './measure.ts';

/** A named thing less sure than this is used only when nothing better was sent. */
export const sureEnough = 0.5;

/**
 * Whether a place that the words decided is to be looked at, and whether the sender is asked. Whether a room exists is never
 * the cause of a question: the sender would learn it.
 */
export function doubtsOf(
  named: PlaceCandidate,
  { measured, isUnitOpen }: { measured: Measured | null; isUnitOpen: boolean },
): { isMarked: boolean; isAsked: boolean } {
  const isLost = named.notFound !== undefined;
  const isUnsure = named.confidence < sureEnough;
  const isNearby = named.isRough === true && measured === null;
  return {
    isMarked: isLost || isUnsure || isUnitOpen || isNearby,
    isAsked: isUnsure || isUnitOpen || (isLost && named.kind !== 'unit'),
  };
}

/** A building or unit that the words name and the register does not hold; of rooms nothing is said. */
export function partNotRegistered(named: PlaceCandidate | null, ground: Ground): Why[] {
  const part = named?.notFound;
  if (!named || part === undefined || !/^\d+(?:号楼|排|单元)$/.test(part)) return [];
  return [{ code: 'part-not-registered', params: { targetId: targetOf(named, ground).id, part } }];
}

export function locatedByText(named: PlaceCandidate, ground: Ground): Why {
  const { kind, id } = targetOf(named, ground);
  const besideId = named.besideOf && besideIdOf(named.besideOf, ground);
  return {
    code: 'located-by-text',
    params: {
      targetKind: kind,
      targetId: id,
      relation: named.relation,
      ...(besideId ? { besideId } : {}),
    },
  };
}

/** Never a unit: not every reader may hear which, and the place itself is told without it. */
function besideIdOf(besideOf: PlaceCandidate, ground: Ground): string | undefined {
  return besideOf.unitCode === undefined
    ? targetOf(besideOf, ground).id
    : ground.ids.building.get(besideOf.buildingCode ?? '');
}

/** The named thing by row id, never finer than the unit: a room is a household's address. */
function targetOf(named: PlaceCandidate, ground: Ground): { kind: string; id: string } {
  if (named.unitCode) return { kind: 'unit', id: ground.ids.unit.get(named.unitCode) ?? '' };
  if (named.kind === 'building') return { kind: 'building', id: ground.ids.building.get(named.code) ?? '' };
  if (named.kind === 'compound') return { kind: 'compound', id: ground.ids.compound.get(named.code) ?? '' };
  return { kind: 'place', id: ground.ids.place.get(named.code) ?? '' };
}
