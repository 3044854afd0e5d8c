/** How fast is a point located, side by side with which-polygon? `npx tsx test/bench/locate.ts` prints the rows. */
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import whichPolygon from 'which-polygon';
import { buildGridIndex, type GridIndex } from '#geodata/gridIndex.ts';
import type { Position } from '#geodata/model.ts';
import { type IndexedGrid, polygonsOf } from '#geodata/rings.ts';
import { randomFrom, randomPositions, tessellate } from '../geodata/land.ts';
import type { BenchRow } from './rows.ts';

const maps = [
  { columns: 7, rows: 2, goal: 5 },
  { columns: 60, rows: 50, goal: 10 },
  { columns: 400, rows: 250, goal: 10 },
];
const rounds = 9;
const roundMilliseconds = 120;

/** Locates in 14, 3,000 and 100,000 grids of 64 vertices; building the largest index must stay small and quick. */
export async function benchLocate(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const { columns, rows: gridRows, goal } of maps) {
    const grids = tessellate({ columns, rows: gridRows, edgesPerSide: 16, seed: columns });
    const name = `${grids.length.toLocaleString('en')} grids`;
    const { index, seconds, megabytes } = build(grids);
    rows.push(compare(index, grids, { name: `locate in ${name}`, goal }));
    if (grids.length < 100_000) continue;
    rows.push({ name: `build index of ${name}`, ...alone(seconds, 3, 's') });
    rows.push({ name: `memory of index of ${name}`, ...alone(megabytes, 400, 'MB') });
  }
  return rows;
}

function alone(ours: number, goal: number, unit: string): Omit<BenchRow, 'name'> {
  return { ours, rival: null, ratio: null, goal, unit, passed: ours <= goal };
}

/** The best of three builds, and what heap and typed arrays grew by. */
function build(grids: IndexedGrid[]): { index: GridIndex; seconds: number; megabytes: number } {
  const before = memoryMegabytes();
  let index = buildGridIndex(grids.slice(0, 1));
  let seconds = Infinity;
  for (let time = 0; time < 3; time += 1) {
    const start = performance.now();
    index = buildGridIndex(grids);
    seconds = Math.min(seconds, (performance.now() - start) / 1000);
  }
  return { index, seconds, megabytes: memoryMegabytes() - before };
}

/** Without the collector the figure would count the garbage of three builds. */
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function memoryMegabytes(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

/** Rounds of ours and theirs in turn, so that a noisy minute hits both; the median round counts. */
function compare(index: GridIndex, grids: IndexedGrid[], about: { name: string; goal: number }): BenchRow {
  const query = whichPolygon({
    type: 'FeatureCollection',
    features: grids.map(({ gridCode, geometry }) => ({
      type: 'Feature',
      properties: { gridCode },
      geometry,
    })),
  });
  const positions = randomPositions(boxOf(grids), 100_000, randomFrom(7));
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(perSecond((position) => index.locate(position) !== null, positions));
    theirs.push(perSecond((position) => query(position) !== null, positions));
  }
  const ratio = median(ours) / median(theirs);
  return {
    name: about.name,
    ours: median(ours),
    rival: median(theirs),
    ratio,
    goal: about.goal,
    unit: 'points/s',
    passed: ratio >= about.goal,
  };
}

function perSecond(isFound: (position: Position) => boolean, positions: Position[]): number {
  const start = performance.now();
  let done = 0;
  let found = 0;
  while (performance.now() - start < roundMilliseconds) {
    for (let batch = 0; batch < 10_000; batch += 1) {
      if (isFound(positions[(done + batch) % positions.length] as Position)) found += 1;
    }
    done += 10_000;
  }
  if (found === 0) throw new Error('No point was found in any grid: the bench measures nothing');
  return (done / (performance.now() - start)) * 1000;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

function boxOf(grids: IndexedGrid[]): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry } of grids)
    for (const [lon, lat] of polygonsOf(geometry).flat(2) as Position[]) {
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    }
  return box;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const row of await benchLocate()) {
    const rival =
      row.rival === null ? '' : `which-polygon ${row.rival.toFixed(0)}, ratio ${row.ratio?.toFixed(1)}, `;
    console.log(
      `${row.passed ? 'ok  ' : 'MISS'} ${row.name}: ${row.ours.toFixed(row.unit === 's' ? 2 : 0)} ${row.unit} (${rival}goal ${row.goal})`,
    );
  }
}
