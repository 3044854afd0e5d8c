import type { Why } from '#contract/why.ts';
import { distanceMeters } from '#geodata/distances.ts';
import type { PlaceCandidate } from '#geodata/gazetteer.ts';
import type { Placement } from '#geodata/placement.ts';
import type { Ground } from './ground.ts';
import { type Measured, type Notes, placementOf } from './measure.ts';

/** A point so near to a named house is at it, metres: half the length of a long building, and the way before it. */
const atHouseMeters = 50;

/** A compound in several grids names none of them: a position in it, or whose circle touches it, says which. */
export function decidesGrid(named: PlaceCandidate, measured: Measured, ground: Ground): boolean {
  if (!named.gridCodes) return false;
  const { position, accuracyMeters = 0 } = measured;
  if (ground.compoundIndex.covering(position).includes(named.code)) return true;
  return (
    accuracyMeters > 0 &&
    ground.compoundIndex
      .shares(position, accuracyMeters)
      .some(({ gridCode, share }) => gridCode === named.code && share > 0)
  );
}

/** The named thing alone, without the house of it where the position that decides lies in another house or grid. */
export function asFarAsAgreed(named: PlaceCandidate, measured: Measured, ground: Ground): PlaceCandidate {
  if (named.buildingCode === undefined || isAtHouse(named, measured, ground)) return named;
  const { buildingCode: _building, unitCode: _unit, ...rest } = named;
  return rest;
}

function isAtHouse(named: PlaceCandidate, { position, placement }: Measured, ground: Ground): boolean {
  if (named.gridCode !== placement.gridCode) return false;
  const around = ground.buildingIndex.locate(position);
  if (around !== null) return around === named.buildingCode;
  return distanceMeters(named.position, position) <= atHouseMeters;
}

/** Where words alone put a thing, `aroundMeters` wide; one in several grids is a best guess, and asked about. */
export function placementOfNamed(
  named: PlaceCandidate,
  aroundMeters: number | undefined,
  { ground, notes }: { ground: Ground; notes: Notes },
): { placement: Placement; gridWhy?: Why[] } {
  const placement = placementOf(named.position, aroundMeters, ground);
  if (!named.gridCodes) return { placement };
  const gridCode = named.gridCodes.find((code) => code === placement.gridCode) ?? named.gridCodes[0] ?? null;
  const neighbours = named.gridCodes.filter((code) => code !== gridCode);
  if (gridCode === null) return { placement };
  notes.marks.push('place-to-confirm');
  if (notes.asks.length === 0) notes.asks.push('where');
  const targetId = ground.ids.compound.get(named.code) ?? '';
  return {
    placement: { confidence: 'border', gridCode, share: 0, isVague: true, shares: [], neighbours },
    gridWhy: [{ code: 'compound-in-several-grids', params: { targetId, gridCode } }],
  };
}
