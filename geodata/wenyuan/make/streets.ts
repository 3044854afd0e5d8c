import { between, crossing, type PlanPoint, type Quad, shifted } from './plane.ts';

export type Street = { code: string; name: string; widthMeters: number };

/** East–west streets, north to south. */
export const streets: readonly Street[] = [
  { code: 'beiqu-street', name: '北渠街', widthMeters: 30 },
  { code: 'xueyuan-avenue', name: '学苑大街', widthMeters: 36 },
  { code: 'rongmei-street', name: '融媒街', widthMeters: 28 },
  { code: 'shazao-street', name: '沙枣街', widthMeters: 24 },
  { code: 'nantan-street', name: '南滩街', widthMeters: 26 },
];

/** North–south roads, west to east. */
export const roads: readonly Street[] = [
  { code: 'xiliu-road', name: '西柳路', widthMeters: 32 },
  { code: 'shuxiang-road', name: '书香路', widthMeters: 26 },
  { code: 'hongliu-road', name: '红柳路', widthMeters: 28 },
  { code: 'dongqu-road', name: '东渠路', widthMeters: 24 },
];

/** Where street (row) meets road (column), plan metres. Nothing is quite parallel: the town grew. */
const crossings: readonly (readonly PlanPoint[])[] = [
  [
    [-463, 470],
    [-159, 481],
    [177, 487],
    [484, 476],
  ],
  [
    [-478, 250],
    [-166, 257],
    [172, 253],
    [492, 259],
  ],
  [
    [-485, 1],
    [-163, 7],
    [175, 2],
    [497, 9],
  ],
  [
    [-481, -264],
    [-169, -259],
    [168, -265],
    [489, -255],
  ],
  [
    [-470, -469],
    [-167, -478],
    [163, -483],
    [478, -468],
  ],
];

/** The middle of the east canal 东渠 from north to south; the community ends in the middle of the water. */
export const canal: readonly PlanPoint[] = [
  [519, 475],
  [528, 420],
  [533, 365],
  [530, 310],
  [527, 260],
  [533, 205],
  [541, 150],
  [543, 95],
  [539, 50],
  [534, 10],
  [531, -50],
  [525, -110],
  [520, -165],
  [521, -215],
  [526, -254],
];
/** Index in `canal` where street 0, 1, 2 and 3 reach the water. */
export const canalMouths: readonly number[] = [0, 4, 9, 14];

export function crossingAt(row: number, column: number): PlanPoint {
  const point = crossings[row]?.[column];
  if (!point) throw new Error(`no crossing at street ${row}, road ${column}`);
  return point;
}

export type BlockKey = `${0 | 1 | 2 | 3}-${0 | 1 | 2}`;
export const blockKeys: readonly BlockKey[] = ([0, 1, 2, 3] as const).flatMap((row) =>
  ([0, 1, 2] as const).map((column): BlockKey => `${row}-${column}`),
);

/** The land of a block up to the edges of its four streets. */
export function block(key: BlockKey): Quad {
  const [row, column] = key.split('-').map(Number) as [number, number];
  const corner = (south: number, east: number) => crossingAt(row + south, column + east);
  const half = (street: Street | undefined) => (street?.widthMeters ?? 0) / 2;
  const south = shifted(corner(1, 0), corner(1, 1), half(streets[row + 1]));
  const east = shifted(corner(1, 1), corner(0, 1), half(roads[column + 1]));
  const north = shifted(corner(0, 1), corner(0, 0), half(streets[row]));
  const west = shifted(corner(0, 0), corner(1, 0), half(roads[column]));
  return [crossing(south, west), crossing(south, east), crossing(north, east), crossing(north, west)];
}

/** A street from 110 m outside its first crossing to 110 m outside its last, for the base map. */
export function streetLine(kind: 'street' | 'road', index: number): PlanPoint[] {
  const line =
    kind === 'street'
      ? roads.map((_, column) => crossingAt(index, column))
      : streets.map((_, row) => crossingAt(row, index));
  const [first, second] = line as [PlanPoint, PlanPoint];
  const [before, last] = line.slice(-2) as [PlanPoint, PlanPoint];
  return [between(second, first, 1.36), ...line, between(before, last, 1.36)];
}
