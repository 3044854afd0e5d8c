/**
 * Adaptive cells over the land. A cell in which nothing lies, or which lies wholly inside one grid, answers by itself;
 * a cell that a border crosses keeps a list of entries (edges.ts); a cell with too many edges is cut again.
 */
import { type EdgeStore, entryEnd, entryWords, firstCovering, runWords } from './edges.ts';
import { boxOf, boxOfCell, cellKind, type Frame, frameOver } from './frame.ts';
import type { Position } from './model.ts';
import { CellPainter } from './painter.ts';
import type { Rings } from './rings.ts';

type CutFrame = Frame & { cells: Uint32Array };
/** All that locating a point needs. The first frame covers all grids; there is none if there are no grids. */
export type CellIndex = EdgeStore & { frames: CutFrame[] };

/** How finely to cut. The defaults were found by measuring, see test/bench/locate.ts. */
export type CellOptions = {
  /** Cells per edge. More cells: fewer edges to test, more memory (4 bytes a cell). */
  cellsPerEdge: number;
  /** Cells that even the smallest map gets. */
  minCells: number;
  maxCells: number;
  /** A cell with more edges than this is cut again … */
  maxEdgesPerCell: number;
  /** … at most so many times. */
  maxDepth: number;
};
export const defaultCellOptions: CellOptions = {
  cellsPerEdge: 2,
  minCells: 16_384,
  maxCells: 6_500_000,
  maxEdgesPerCell: 48,
  maxDepth: 6,
};

/** Keeps the rim of the land inside the frame. */
const rimDegrees = 1e-6;

/** Cuts the land of these rings into cells. */
export function buildCells(rings: Rings, options: CellOptions): CellIndex {
  const { coordinates } = rings;
  const box = boxOf(coordinates);
  if (!box) return { words: new Uint32Array(0), coordinates, frames: [] };
  const wanted = Math.max(rings.edgeCount * options.cellsPerEdge, options.minCells);
  const frame = frameOver(box, Math.min(wanted, options.maxCells), rimDegrees);
  const painter = new CellPainter(coordinates, {
    edgeCount: rings.edgeCount,
    cellCount: frame.columns * frame.rows,
  });
  const whole = { words: rings.polygons, start: 0, count: rings.polygonCount, areWhole: true };
  const frames = [{ ...frame, cells: painter.paint(frame, whole) }];
  cutBusyCells(frames, painter, options);
  return { words: painter.lists.words.subarray(0, painter.lists.length), coordinates, frames };
}

/** The rank of the lowest grid that covers the position, or -1. */
export function rankAt(index: CellIndex, position: Position): number {
  const { frames } = index;
  let frame = frames[0];
  while (frame) {
    const column = (position[0] - frame.minLon) * frame.columnsPerDegree;
    const row = (position[1] - frame.minLat) * frame.rowsPerDegree;
    if (!(column >= 0 && row >= 0 && column < frame.columns && row < frame.rows)) return -1;
    const cell = frame.cells[Math.floor(row) * frame.columns + Math.floor(column)] as number;
    const value = cell >>> 2;
    const kind = cell & 3;
    if (kind === cellKind.list) return firstCovering(index, value, position);
    if (kind !== cellKind.cut) return kind === cellKind.full ? value : -1;
    frame = frames[value];
  }
  return -1;
}

/** Cuts every cell with too many edges, frame after frame; the frames grow while they are walked through. */
function cutBusyCells(frames: CutFrame[], painter: CellPainter, options: CellOptions): void {
  const depths = [0];
  for (let place = 0; place < frames.length; place += 1) {
    const depth = (depths[place] as number) + 1;
    const frame = frames[place] as CutFrame;
    if (depth > options.maxDepth) continue;
    for (let cell = 0; cell < frame.cells.length; cell += 1) {
      const value = frame.cells[cell] as number;
      if ((value & 3) !== cellKind.list) continue;
      const { words } = painter.lists;
      const list = value >>> 2;
      const edges = edgesOf(words, list);
      if (edges <= options.maxEdgesPerCell) continue;
      const wanted = Math.min(Math.max(edges * options.cellsPerEdge, 16), options.maxCells);
      const cut = frameOver(boxOfCell(frame, cell), wanted);
      if (cut.columns * cut.rows === 1) continue;
      const entries = { words, start: list + 1, count: words[list] as number, areWhole: false };
      frame.cells[cell] = (frames.length << 2) | cellKind.cut;
      frames.push({ ...cut, cells: painter.paint(cut, entries) });
      depths.push(depth);
    }
  }
}

function edgesOf(words: Uint32Array, list: number): number {
  let edges = 0;
  let entry = list + 1;
  for (let left = words[list] as number; left > 0; left -= 1) {
    const end = entryEnd(words, entry);
    for (let run = entry + entryWords; run < end; run += runWords) edges += (words[run + 1] as number) >>> 2;
    entry = end;
  }
  return edges;
}
