/** Invented land for the tests of the ground: tessellations with wiggling shared borders, holes, several parts. */
import type { Position as AnyPosition } from 'geojson';
import type { IndexedGrid } from '#geodata/gridIndex.ts';
import type { Position } from '#geodata/model.ts';

/** A small random generator with a seed (mulberry32), so that a failing map can be made again. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type TessellationOptions = {
  columns: number;
  rows: number;
  /** Edges on each of the four sides of a grid. */
  edgesPerSide: number;
  seed?: number;
  origin?: Position;
  /** Width and height of one grid. */
  sizeDegrees?: number;
  /** How far border vertices wander, in grid sizes; below 0.2 no two borders can cross. */
  wiggle?: number;
};

/** Grids side by side whose neighbours have the very same vertices on the border between them. */
export function tessellate(options: TessellationOptions): IndexedGrid[] {
  const {
    columns,
    rows,
    edgesPerSide,
    seed = 1,
    origin = [110, 40.4],
    sizeDegrees = 0.003,
    wiggle = 0.1,
  } = options;
  const random = randomFrom(seed);
  const wander = () => (random() - 0.5) * 2 * wiggle;
  const corners = Array.from({ length: (columns + 1) * (rows + 1) }, (_, place): Position => {
    const column = place % (columns + 1);
    return [column + wander() / 2, (place - column) / (columns + 1) + wander() / 2];
  });
  const cornerAt = (column: number, row: number) => corners[row * (columns + 1) + column] as Position;
  const toDegrees = ([x, y]: Position): Position => [
    origin[0] + x * sizeDegrees,
    origin[1] + y * sizeDegrees,
  ];
  const side = (from: Position, to: Position, isEast: boolean) =>
    Array.from({ length: edgesPerSide + 1 }, (_, place) => {
      const along = place / edgesPerSide;
      const aside = place === 0 || place === edgesPerSide ? 0 : wander() / 2;
      const x = from[0] + along * (to[0] - from[0]) + (isEast ? 0 : aside);
      return toDegrees([x, from[1] + along * (to[1] - from[1]) + (isEast ? aside : 0)]);
    });
  const eastward = Array.from({ length: columns * (rows + 1) }, (_, place) => {
    const column = place % columns;
    const row = (place - column) / columns;
    return side(cornerAt(column, row), cornerAt(column + 1, row), true);
  });
  const northward = Array.from({ length: (columns + 1) * rows }, (_, place) => {
    const column = place % (columns + 1);
    const row = (place - column) / (columns + 1);
    return side(cornerAt(column, row), cornerAt(column, row + 1), false);
  });
  return Array.from({ length: columns * rows }, (_, place) => {
    const column = place % columns;
    const row = (place - column) / columns;
    const south = eastward[row * columns + column] as Position[];
    const east = northward[row * (columns + 1) + column + 1] as Position[];
    const north = eastward[(row + 1) * columns + column] as Position[];
    const west = northward[row * (columns + 1) + column] as Position[];
    const ring = [
      ...south,
      ...east.slice(1),
      ...north.slice(0, -1).reverse(),
      ...west.slice(0, -1).reverse(),
    ];
    return { gridCode: codeOf(place), geometry: { type: 'Polygon', coordinates: [ring] } };
  });
}

export function codeOf(place: number): string {
  return `G${String(place + 1).padStart(6, '0')}`;
}

/** All vertices, a random point near every second edge and exact halves of edges: where answers are hard. */
export function hardPositions(grids: readonly IndexedGrid[], random: () => number): Position[] {
  const positions: Position[] = [];
  for (const { geometry } of grids) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const ring of polygons.flat())
      ring.forEach((vertex: AnyPosition, place) => {
        const [lon, lat] = vertex as Position;
        const [nextLon, nextLat] = (ring[place + 1] ?? ring[0]) as Position;
        const along = random();
        positions.push([lon, lat], [(lon + nextLon) / 2, (lat + nextLat) / 2]);
        positions.push([lon + along * (nextLon - lon), lat + along * (nextLat - lat)]);
        positions.push([lon + (random() - 0.5) * 1e-6, lat], [nextLon, lat]);
      });
  }
  return positions;
}

export function randomPositions(
  box: readonly [number, number, number, number],
  count: number,
  random: () => number,
) {
  return Array.from({ length: count }, (): Position => {
    const lon = box[0] + random() * (box[2] - box[0]);
    return [lon, box[1] + random() * (box[3] - box[1])];
  });
}
