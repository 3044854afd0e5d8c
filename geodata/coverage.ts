/**
 * Does every spot of the community have exactly one grid? Finds what is in no grid, what is in two, strips so thin that
 * somebody must have drawn them by mistake, and buildings that a border cuts.
 */
import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import Flatbush from 'flatbush';
import type { Polygon } from 'geojson';
import { intersectAreas, meanWidthMeters, piecesOf, squareMeters, subtractAreas } from './clip.ts';
import type { Area, Position } from './model.ts';
import { boxOfArea, inCodeOrder, polygonsOf } from './rings.ts';

export type CoverageGrid = { gridCode: string; geometry: Area };
export type CoverageBuilding = { code: string; geometry: Area };

export type CoverageOptions = {
  /** Pieces smaller than this are rounding. Default 1 m². */
  minimumAreaSquareMeters?: number;
  /** Gaps and overlaps narrower than this, on average, are slivers. Default 2 m. */
  sliverWidthMeters?: number;
  /** A building straddles if at least two grids (or a grid and nobody) have this share of it. Default 0.01. */
  minimumShare?: number;
};
const defaults: Required<CoverageOptions> = {
  minimumAreaSquareMeters: 1,
  sliverWidthMeters: 2,
  minimumShare: 0.01,
};

type Piece = { areaSquareMeters: number; geometry: Polygon };
/** Land of the community that is in no grid. */
export type Gap = Piece;
/** Land that is in two grids; lowest code first. */
export type Overlap = Piece & { gridCodes: [string, string] };
/** A gap or an overlap that is thinner than anything drawn on purpose. */
export type Sliver = Piece & { kind: 'gap' | 'overlap'; widthMeters: number; gridCodes: string[] };
/** A building in several grids, largest share first; `gridCode: null` is the share in no grid. */
export type Straddling = {
  code: string;
  areaSquareMeters: number;
  geometry: Area;
  shares: { gridCode: string | null; share: number }[];
};
/** Gaps and overlaps are complete, slivers repeats the thin ones among them. Each list: largest first. */
export type Coverage = { gaps: Gap[]; overlaps: Overlap[]; slivers: Sliver[]; straddling: Straddling[] };

/**
 * Checks grids against the boundary of their community and its buildings, all in WGS-84 degrees, in any order. Sizes in m²
 * on the sphere. Refuses a grid code seen twice; polygons that cross themselves are clipped by the even-odd rule.
 */
export function checkCoverage(
  boundary: Area,
  grids: readonly CoverageGrid[],
  buildings: readonly CoverageBuilding[] = [],
  options: CoverageOptions = {},
): Coverage {
  const limits = { ...defaults, ...options };
  const sorted = inCodeOrder(grids);
  const gaps = piecesOf(
    subtractAreas(
      boundary,
      sorted.map((grid) => grid.geometry),
    ),
    limits.minimumAreaSquareMeters,
  );
  const overlaps = findOverlaps(sorted, limits.minimumAreaSquareMeters);
  const slivers = [
    ...gaps.map((gap) => ({ ...gap, kind: 'gap' as const, gridCodes: [] })),
    ...overlaps.map((overlap) => ({ ...overlap, kind: 'overlap' as const })),
  ]
    .map((piece) => ({ ...piece, widthMeters: meanWidthMeters(piece) }))
    .filter((piece) => piece.widthMeters < limits.sliverWidthMeters)
    .sort((a, b) => b.areaSquareMeters - a.areaSquareMeters);
  return { gaps, overlaps, slivers, straddling: findStraddling(sorted, buildings, limits) };
}

/** Every piece of land that two of the grids (in code order) claim, largest first. */
export function findOverlaps(grids: readonly CoverageGrid[], minimumAreaSquareMeters: number): Overlap[] {
  const overlaps = meetingPairs(grids).flatMap(([first, second]) => {
    const gridCodes: [string, string] = [first.gridCode, second.gridCode];
    const pieces = piecesOf(intersectAreas(first.geometry, second.geometry), minimumAreaSquareMeters);
    return pieces.map((piece) => ({ ...piece, gridCodes }));
  });
  return overlaps.sort((a, b) => b.areaSquareMeters - a.areaSquareMeters);
}

/** Pairs whose borders come together or of which one lies in the other: clipping is a thousand times dearer than this. */
function meetingPairs(grids: readonly CoverageGrid[]): [CoverageGrid, CoverageGrid][] {
  const boxes = grids.map((grid) => boxOfArea(grid.geometry));
  const edges = grids.map((grid) => edgeBoxes(grid.geometry));
  const owners = edges.flatMap((ofGrid, place) => ofGrid.map(() => place));
  const edgesMeeting = boxSearch(edges.flat());
  const boxesMeeting = boxSearch(boxes);
  return grids.flatMap((grid, place) => {
    const touched = new Set(
      (edges[place] as Box[]).flatMap((edge) => edgesMeeting(edge).map((met) => owners[met])),
    );
    const later = boxesMeeting(boxes[place] as Box).filter((other) => other > place);
    const pairs = later.map((other): [CoverageGrid, CoverageGrid] => [grid, grids[other] as CoverageGrid]);
    return pairs.filter((pair, index) => touched.has(later[index]) || isOneInTheOther(...pair));
  });
}

function isOneInTheOther(a: CoverageGrid, b: CoverageGrid): boolean {
  const reaches = (inner: Area, outer: Area) =>
    polygonsOf(inner).some(([ring]) => booleanPointInPolygon(ring?.[0] as Position, outer));
  return reaches(a.geometry, b.geometry) || reaches(b.geometry, a.geometry);
}

/** Only buildings whose box meets an edge of a grid can straddle; the others are never clipped. */
function findStraddling(
  grids: readonly CoverageGrid[],
  buildings: readonly CoverageBuilding[],
  limits: Required<CoverageOptions>,
): Straddling[] {
  const edgesMeeting = boxSearch(grids.flatMap(({ geometry }) => edgeBoxes(geometry)));
  const gridsMeeting = boxSearch(grids.map((grid) => boxOfArea(grid.geometry)));
  return buildings.flatMap(({ code, geometry }): Straddling[] => {
    const box = boxOfArea(geometry);
    if (edgesMeeting(box).length === 0) return [];
    const areaSquareMeters = squareMeters(geometry);
    const near = gridsMeeting(box).map((place) => grids[place] as CoverageGrid);
    const shares = sharesOf(geometry, near).filter(
      ({ share }) =>
        share >= limits.minimumShare && share * areaSquareMeters >= limits.minimumAreaSquareMeters,
    );
    return shares.length < 2 ? [] : [{ code, areaSquareMeters, geometry, shares }];
  });
}

function sharesOf(area: Area, grids: readonly CoverageGrid[]): Straddling['shares'] {
  const whole = squareMeters(area);
  const shares: Straddling['shares'] = grids.map(({ gridCode, geometry }) => {
    const common = intersectAreas(area, geometry);
    return { gridCode, share: common ? squareMeters(common) / whole : 0 };
  });
  const rest = subtractAreas(
    area,
    grids.map((grid) => grid.geometry),
  );
  shares.push({ gridCode: null, share: rest ? squareMeters(rest) / whole : 0 });
  return shares.sort((a, b) => b.share - a.share);
}

type Box = [west: number, south: number, east: number, north: number];

function edgeBoxes(area: Area): Box[] {
  return polygonsOf(area).flatMap((rings) =>
    (rings as Position[][]).flatMap((ring) =>
      ring.slice(1).map(([lon, lat], place): Box => {
        const [fromLon, fromLat] = ring[place] as Position;
        return [
          Math.min(lon, fromLon),
          Math.min(lat, fromLat),
          Math.max(lon, fromLon),
          Math.max(lat, fromLat),
        ];
      }),
    ),
  );
}

/** Finds the places of the boxes that meet a box, lowest place first. */
function boxSearch(boxes: Box[]): (box: Box) => number[] {
  if (boxes.length === 0) return () => [];
  const tree = new Flatbush(boxes.length);
  for (const box of boxes) tree.add(...box);
  tree.finish();
  return (box) => tree.search(...box).sort((a, b) => a - b);
}
