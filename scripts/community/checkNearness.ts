import { distanceMeters } from '#geodata/distances.ts';
import type { Position } from '#geodata/model.ts';
import { boxOfArea } from '#geodata/rings.ts';
import { type Findings, picture } from './findings.ts';
import { firstPosition } from './positions.ts';
import type { ReadLand } from './readLand.ts';

/** Farther than this from the middle of the boundary nothing belongs to the community. */
const farMeters = 100_000;

type Spot = { file: string; path: string; at: Position };

/**
 * Refuses what lies in another part of the world than the boundary: once a file, with how many there are. Near it the other
 * way round means that longitude and latitude are swapped.
 */
export function checkNearness({ boundary, grids, layers }: ReadLand, findings: Findings): void {
  if (!boundary) return;
  const [west, south, east, north] = boxOfArea(boundary.geometry);
  const middle: Position = [(west + east) / 2, (south + north) / 2];
  const spots: Spot[] = grids.grids.features.map(({ geometry }, index) => ({
    file: 'grids.geojson',
    path: `features[${index}]`,
    at: firstPosition(geometry),
  }));
  for (const [name, { features }] of Object.entries(layers))
    for (const { geometry, path } of features)
      spots.push({ file: `${name}.geojson`, path, at: firstPosition(geometry) });
  const isNear = (at: Position) => Math.abs(at[1]) <= 90 && distanceMeters(at, middle) <= farMeters;
  const far = new Map<string, Spot[]>();
  for (const spot of spots) if (!isNear(spot.at)) far.set(spot.file, [...(far.get(spot.file) ?? []), spot]);
  for (const [file, [first, ...others]] of far) {
    const { path, at } = first as Spot;
    const isSwapped = isNear([at[1], at[0]]);
    const more = others.length === 0 ? '' : `, and ${others.length} more features`;
    const near = `near the boundary, ${middle.map((number) => number.toFixed(4)).join(', ')}`;
    findings.refuse({
      file,
      path,
      code: isSwapped ? 'swapped' : 'far-away',
      seen: `${picture(at)}${more}`,
      wanted: isSwapped ? '[longitude, latitude]' : near,
    });
  }
}
