import { crossing, inFrame, type PlanPoint } from './plane.ts';
import { layoutOf } from './slabs.ts';
import { canal, canalMouths, crossingAt } from './streets.ts';

/** A point of the planar arrangement; grids and boundary only ever use these, so that they share vertices. */
export type Node = { id: string; at: PlanPoint };
/** A line of the arrangement: every node on it, in order. */
export type Chain = Node[];

type Line = readonly [PlanPoint, PlanPoint];

function streetSegment(row: number, column: number): Line {
  return [crossingAt(row, column), crossingAt(row, column + 1)];
}

function roadSegment(row: number, column: number): Line {
  return [crossingAt(row, column), crossingAt(row + 1, column)];
}

/** The inner lane that parts the two grids of a compound, endless. */
function gridLane(code: string): Line {
  const { plan, frame, rowCentres } = layoutOf(code);
  if (!plan.gridLane) throw new Error(`${code} lies in one grid, wanted a lane between two`);
  if ('east' in plan.gridLane) {
    const { east } = plan.gridLane;
    return [inFrame(frame, [east, -100]), inFrame(frame, [east, 100])];
  }
  const row = plan.gridLane.afterRow;
  const y = ((rowCentres[row] as number) + (rowCentres[row + 1] as number)) / 2;
  return [inFrame(frame, [-100, y]), inFrame(frame, [100, y])];
}

/** Four compounds are cut in two by a lane; each lane ends on a street centre line. */
const lanes: readonly { id: string; line: Line; ends: readonly [string, Line, string, Line] }[] = [
  {
    id: 'wenyuan',
    line: gridLane('wenyuan-xincun'),
    ends: ['road-1', roadSegment(1, 1), 'road-2', roadSegment(1, 2)],
  },
  {
    id: 'shuxiang',
    line: gridLane('shuxiang-yuan'),
    ends: ['street-2', streetSegment(2, 0), 'street-3', streetSegment(3, 0)],
  },
  {
    id: 'tuanjie',
    line: gridLane('tuanjie-xiaoqu'),
    ends: ['street-2', streetSegment(2, 2), 'street-3', streetSegment(3, 2)],
  },
  {
    id: 'fengsui',
    line: gridLane('fengsui-yuan'),
    ends: ['road-0', roadSegment(3, 0), 'road-1', roadSegment(3, 1)],
  },
];

function baseChains(): Map<string, Chain> {
  const chains = new Map<string, Chain>();
  const node = (row: number, column: number): Node => ({
    id: `${row}-${column}`,
    at: crossingAt(row, column),
  });
  const water: Chain = canal.map((at, index) => ({ id: `canal-${index}`, at }));
  for (let row = 0; row < 5; row++) {
    const street = [0, 1, 2, 3].map((column) => node(row, column));
    const mouth = water[canalMouths[row] ?? -1];
    chains.set(`street-${row}`, mouth ? [...street, mouth] : street);
  }
  for (let column = 0; column < 4; column++) {
    chains.set(
      `road-${column}`,
      [0, 1, 2, 3, 4].map((row) => node(row, column)),
    );
  }
  return chains.set('canal', water);
}

/** Puts a node into a chain between the two neighbours it lies between. */
function insert(chain: Chain, added: Node): void {
  const axis = Math.abs((chain[0] as Node).at[0] - (chain[1] as Node).at[0]) > 100 ? 0 : 1;
  const isBeyond = (node: Node) => (axis === 0 ? node.at[0] > added.at[0] : node.at[1] < added.at[1]);
  chain.splice(chain.findIndex(isBeyond), 0, added);
}

/** All lines on which a grid border may run. */
export function arrangement(): Map<string, Chain> {
  const chains = baseChains();
  for (const { id, line, ends } of lanes) {
    const [fromChain, fromLine, toChain, toLine] = ends;
    const from: Node = { id: `${id}-a`, at: crossing(line, fromLine) };
    const to: Node = { id: `${id}-b`, at: crossing(line, toLine) };
    insert(chains.get(fromChain) as Chain, from);
    insert(chains.get(toChain) as Chain, to);
    chains.set(`lane-${id}`, [from, to]);
  }
  return chains;
}

/** Walks along the arrangement from stop to stop and gives every vertex passed: an open ring. */
export function walk(chains: Map<string, Chain>, stops: readonly string[]): PlanPoint[] {
  return stops.flatMap((from, index) => {
    const to = stops[(index + 1) % stops.length] as string;
    for (const chain of chains.values()) {
      const start = chain.findIndex((node) => node.id === from);
      const end = chain.findIndex((node) => node.id === to);
      if (start < 0 || end < 0) continue;
      const passed = start < end ? chain.slice(start, end) : chain.slice(end + 1, start + 1).reverse();
      return passed.map((node) => node.at);
    }
    throw new Error(`no street or lane leads from ${from} to ${to}`);
  });
}
