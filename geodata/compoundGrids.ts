/** In which grids a compound lies: those of its buildings. */
import type { GazetteerSource, PlaceCandidate } from './placeCandidate.ts';

export type CompoundGrids = Pick<PlaceCandidate, 'gridCode' | 'gridCodes'>;

export function gridsOfCompounds({ buildings }: GazetteerSource): (compoundCode: string) => CompoundGrids {
  const grids = new Map<string, Set<string>>();
  for (const { properties } of buildings)
    if (properties.compoundCode !== null)
      grids.set(
        properties.compoundCode,
        (grids.get(properties.compoundCode) ?? new Set()).add(properties.gridCode),
      );
  return (code) => {
    const gridCodes = [...(grids.get(code) ?? [])].sort();
    if (gridCodes.length > 1) return { gridCode: null, gridCodes };
    return { gridCode: gridCodes[0] ?? null };
  };
}
