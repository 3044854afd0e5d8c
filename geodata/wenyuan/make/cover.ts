import type { FeatureCollection, LineString, Polygon } from 'geojson';
import type { LandProperties } from '../../model.ts';
import { area, type Cover, lane } from './coverFeatures.ts';
import { blockLanes, patches } from './coverPlan.ts';
import { gardens } from './gardens.ts';
import { between, lineFeature, type PlanPoint, shifted } from './plane.ts';
import { inBlock, onSide } from './plots.ts';
import { type CompoundLayout, layouts } from './slabs.ts';
import { block, blockKeys, canal, roads, streetLine, streets } from './streets.ts';

function roadCover(): Cover[] {
  const one =
    (kind: 'street' | 'road') =>
    ({ code, name, widthMeters }: (typeof streets)[number], index: number) =>
      lineFeature(streetLine(kind, index), { code, kind: 'road' as const, name, widthMeters });
  return [...streets.map(one('street')), ...roads.map(one('road'))];
}

/** A strip of constant width along a line. */
function strip(line: readonly PlanPoint[], fromSide: number, toSide: number): PlanPoint[] {
  const edge = (sideways: number) =>
    line.map((at, index) => {
      const [before, after] = [line[Math.max(0, index - 1)], line[Math.min(line.length - 1, index + 1)]];
      const [start, end] = shifted(before as PlanPoint, after as PlanPoint, sideways);
      return index === 0
        ? start
        : index === line.length - 1
          ? end
          : between(start, end, shareAlong(before as PlanPoint, after as PlanPoint, at));
    });
  return [...edge(fromSide), ...edge(toSide).reverse()];
}

function shareAlong(from: PlanPoint, to: PlanPoint, at: PlanPoint): number {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  return ((at[0] - from[0]) * x + (at[1] - from[1]) * y) / (x * x + y * y);
}

function waterCover(): Cover[] {
  const [first, second] = canal as [PlanPoint, PlanPoint];
  const [before, last] = canal.slice(-2) as [PlanPoint, PlanPoint];
  const long = [between(second, first, 3.2), ...canal, between(before, last, 5), between(before, last, 8)];
  return [
    area('canal-west-bank', 'green', { ring: strip(long, -6.5, -14), name: '东渠绿带' }),
    area('canal-east-bank', 'green', { ring: strip(long, 6.5, 20) }),
    area('canal', 'water', { ring: strip(long, -6.5, 6.5), name: '东渠' }),
  ];
}

/** A side where shops face the street has no wall. */
function walledSides({ plan }: CompoundLayout) {
  const hasNorthShops = (plan.shopFloors?.[0] ?? 0) > 0;
  const hasSouthShops = (plan.shopFloors?.[plan.rows.length - 1] ?? 0) > 0;
  const sides = ['south', 'east', 'north', 'west'] as const;
  return sides.filter((side) => !(side === 'north' && hasNorthShops) && !(side === 'south' && hasSouthShops));
}

/** Walls leave 8 m open at every gate. */
function walls(layout: CompoundLayout): Cover[] {
  const { plan, quad } = layout;
  return walledSides(layout).flatMap((side) => {
    const [from, to] = [onSide(quad, { side, share: 0 }), onSide(quad, { side, share: 1 })];
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const opening = 4 / length;
    const gates = plan.gates
      .filter((gate) => gate.side === side)
      .map((gate) => gate.share)
      .sort((a, b) => a - b);
    const cuts = [0, ...gates.flatMap((share) => [share - opening, share + opening]), 1];
    return Array.from({ length: cuts.length / 2 }, (_, index) =>
      lineFeature(
        [between(from, to, cuts[index * 2] as number), between(from, to, cuts[index * 2 + 1] as number)],
        { code: `${plan.code}-wall-${side}-${index + 1}`, kind: 'wall' as const, name: null },
      ),
    );
  });
}

export function makeCover(): FeatureCollection<LineString | Polygon, LandProperties> {
  const blocks = blockKeys.map((key) => area(`block-${key}`, 'block', { ring: block(key) }));
  const named = patches.map(({ code, kind, name, block: key, corners }) =>
    area(code, kind, { ring: corners.map((corner) => inBlock(key, corner)), name }),
  );
  const lanes = blockLanes.map(({ code, name, widthMeters, block: key, line }) =>
    lane(
      code,
      line.map((at) => inBlock(key, at)),
      { name, widthMeters },
    ),
  );
  const owned = layouts.flatMap((layout) => [...gardens(layout), ...walls(layout)]);
  return {
    type: 'FeatureCollection',
    features: [...blocks, ...waterCover(), ...named, ...owned, ...lanes, ...roadCover()],
  };
}
