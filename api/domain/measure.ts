import type { Mark } from '#contract/lists.ts';
import type { Why } from '#contract/why.ts';
import type { SentPosition } from '#contract/wire.ts';
import { toWgs84 } from '#geodata/crs.ts';
import type { Position } from '#geodata/model.ts';
import { type Placement, placeInGrids } from '#geodata/placement.ts';
import { isDefaultPosition } from '#geodata/suspect.ts';
import type { Ground } from './ground.ts';

/** What the sender is asked. */
export type Ask = 'which-compound' | 'which-place' | 'text-or-position' | 'where';
/** What is written down on the way to a place. */
export type Notes = { why: Why[]; marks: Mark[]; asks: Ask[] };
export type Measured = {
  position: Position;
  accuracyMeters: number | undefined;
  isPin: boolean;
  placement: Placement;
};

/**
 * A sent position in WGS-84 with its grid, or null, and a note why, where it says nothing: what a phone or a map sends
 * when it does not know, and a circle wider than the community.
 */
export function measure(sent: SentPosition | null, ground: Ground, notes: Notes): Measured | null {
  if (sent === null) return null;
  const raw: Position = [sent.lon, sent.lat];
  const suspect = isDefaultPosition(raw);
  if (suspect.isDefault) {
    notes.why.push({ code: 'default-position-ignored', params: { reason: suspect.because } });
    notes.marks.push('default-position');
    return null;
  }
  const { accuracyMeters } = sent;
  const position = toWgs84(raw, sent.crs);
  const placement = placementOf(position, accuracyMeters, ground);
  if (placement.confidence === 'unlocated') {
    notes.why.push(vagueReason(placement, accuracyMeters));
    return null;
  }
  return { position, accuracyMeters, isPin: sent.source === 'pin', placement };
}

/** The grid of a position in WGS-84 with its accuracy in metres, by the community's own tolerance. */
export const placementOf = (
  position: Position,
  accuracyMeters: number | undefined,
  ground: Ground,
): Placement =>
  placeInGrids(ground.index, position, {
    nearestWithinMeters: ground.settings.nearestWithinMeters,
    ...(accuracyMeters === undefined ? {} : { accuracyMeters }),
  });

export const vagueReason = ({ share }: Placement, accuracyMeters = 0): Why => ({
  code: 'position-vague',
  params: { accuracyMeters, sharePercent: Math.round(share * 100) },
});
