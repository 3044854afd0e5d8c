/**
 * Paints polygons into the cells of a frame: which cells a border crosses (they get an entry with the edges near them,
 * see edges.ts), which lie wholly inside (they get the grid's rank), which lie outside (they stay empty).
 *
 * Inside or outside of a cell is read at its centre, by a scan line per row. Both the scan line and the correction for
 * the cell's own edges use one crossing column per edge and row, so rounding cancels and a base bit is exact.
 */

import { gatherLists } from './cellLists.ts';
import { entryEnd, entryWords, runWords } from './edges.ts';
import { boxOfEntry, type CellRange, cellsAround, type Frame, wholeFrame } from './frame.ts';
import { WordList } from './wordList.ts';

/** Entries to paint, in the order of their ranks. Those of the root are whole polygons, the others parts of a cell. */
export type Entries = { words: Uint32Array; start: number; count: number; areWhole: boolean };

/** An edge this near to a cell, in cells, counts as touching it: far more than rounding can move a point. */
const touchMargin = 1e-6;
/** Up to this height, in cells, an edge counts as touching all cells of its box: its slope is not worth computing. */
const flatHeight = 0.25;

/** Room for what an ordinary map stages at one cell per edge; more is made if a map needs it. */
const stagedWordsPerEdge = 3.5;

export class CellPainter {
  /** All lists painted so far, back to back. */
  readonly lists = new WordList();
  private frame!: Frame;
  /** The part of the frame that the polygon being painted can reach. */
  private column = 0;
  private row = 0;
  private columns = 0;
  private rows = 0;
  /** Per cell of that part: its last run (place + 1), and whether crossings before its centre are odd in number. */
  private lastRun = new Uint32Array(0);
  private crossings = new Uint8Array(0);
  /** Runs of the polygon being painted: first vertex, edge count, previous run of the same cell (place + 1). */
  private readonly runs = new WordList();
  /** Entries of the frame being painted, each preceded by its cell. */
  private readonly staged: WordList;
  /** Per cell of the frame: rank + 1 of the lowest grid that fills it, and the size of its list. */
  private filledBy: Uint32Array;
  private listSizes: Uint32Array;
  private readonly coordinates: Float64Array;

  /**
   * Counts of the whole land and of its first frame. All large working space is one buffer: every large buffer makes the
   * runtime collect garbage, and where the grids are still in memory as GeoJSON that takes longer than the painting.
   */
  constructor(coordinates: Float64Array, { edgeCount, cellCount }: { edgeCount: number; cellCount: number }) {
    this.coordinates = coordinates;
    const space = new Uint32Array(Math.ceil(stagedWordsPerEdge * edgeCount) + 2 * cellCount + 1024);
    this.filledBy = space.subarray(0, cellCount);
    this.listSizes = space.subarray(cellCount, 2 * cellCount);
    this.staged = new WordList(space.subarray(2 * cellCount));
  }

  /** Paints the entries and returns the cells of the frame. */
  paint(frame: Frame, entries: Entries): Uint32Array {
    const { words, areWhole } = entries;
    const store = { words, coordinates: this.coordinates };
    this.frame = frame;
    this.staged.clear();
    this.clearFrame(frame.columns * frame.rows);
    let entry = entries.start;
    for (let left = entries.count; left > 0; left -= 1) {
      const end = entryEnd(words, entry);
      this.open(areWhole ? cellsAround(frame, boxOfEntry(store, entry), touchMargin) : wholeFrame(frame));
      for (let run = entry + entryWords; run < end; run += runWords) {
        const first = words[run] as number;
        const last = first + ((words[run + 1] as number) >>> 2);
        for (let edge = first; edge < last; edge += 1) this.paintEdge(edge);
      }
      this.sweep(words, entry);
      entry = end;
    }
    const cellCount = frame.columns * frame.rows;
    const filledBy = this.filledBy.subarray(0, cellCount);
    const sizes = this.listSizes.subarray(0, cellCount);
    return gatherLists({ staged: this.staged, filledBy, sizes, lists: this.lists });
  }

  private clearFrame(cellCount: number): void {
    if (this.filledBy.length < cellCount) {
      this.filledBy = new Uint32Array(cellCount);
      this.listSizes = new Uint32Array(cellCount);
    }
    this.filledBy.fill(0, 0, cellCount);
    this.listSizes.fill(0, 0, cellCount);
  }

  private open([firstColumn, firstRow, lastColumn, lastRow]: CellRange): void {
    this.column = firstColumn;
    this.row = firstRow;
    this.columns = lastColumn - firstColumn + 1;
    this.rows = lastRow - firstRow + 1;
    this.runs.clear();
    const size = this.columns * this.rows;
    if (this.lastRun.length < size) {
      this.lastRun = new Uint32Array(size);
      this.crossings = new Uint8Array(size);
      return;
    }
    this.lastRun.fill(0, 0, size);
    this.crossings.fill(0, 0, size);
  }

  private columnAt(lon: number): number {
    return (lon - this.frame.minLon) * this.frame.columnsPerDegree;
  }

  private rowAt(lat: number): number {
    return (lat - this.frame.minLat) * this.frame.rowsPerDegree;
  }

  private latOfCentre(row: number): number {
    return this.frame.minLat + (row + 0.5) / this.frame.rowsPerDegree;
  }

  private paintEdge(edge: number): void {
    const { coordinates } = this;
    const u1 = this.columnAt(coordinates[2 * edge] as number) - this.column;
    const v1 = this.rowAt(coordinates[2 * edge + 1] as number) - this.row;
    const u2 = this.columnAt(coordinates[2 * edge + 2] as number) - this.column;
    const v2 = this.rowAt(coordinates[2 * edge + 3] as number) - this.row;
    const low = Math.min(v1, v2);
    const high = Math.max(v1, v2);
    const firstRow = Math.max(Math.floor(low - touchMargin), 0);
    const lastRow = Math.min(Math.floor(high + touchMargin), this.rows - 1);
    const slope = high - low > flatHeight && firstRow < lastRow ? (u2 - u1) / (v2 - v1) : 0;
    for (let row = firstRow; row <= lastRow; row += 1) {
      let west = Math.min(u1, u2);
      let east = Math.max(u1, u2);
      if (slope !== 0) {
        const south = u1 + (Math.max(row - touchMargin, low) - v1) * slope;
        const north = u1 + (Math.min(row + 1 + touchMargin, high) - v1) * slope;
        west = Math.min(south, north);
        east = Math.max(south, north);
      }
      const firstCell = row * this.columns + Math.max(Math.floor(west - touchMargin), 0);
      const lastCell = row * this.columns + Math.min(Math.floor(east + touchMargin), this.columns - 1);
      for (let cell = firstCell; cell <= lastCell; cell += 1) this.touch(edge, cell);
      const crossing = this.crossingColumn(edge, row);
      if (crossing < this.columns) this.flip(row * this.columns + Math.max(crossing, 0));
    }
  }

  private flip(cell: number): void {
    this.crossings[cell] = (this.crossings[cell] as number) ^ 1;
  }

  /** Adds the edge to the cell: to its last run if that ends where the edge begins, else as a new run. */
  private touch(edge: number, cell: number): void {
    const { words } = this.runs;
    const last = this.lastRun[cell] as number;
    if (last !== 0) {
      const at = 3 * (last - 1);
      if ((words[at] as number) + (words[at + 1] as number) === edge) {
        words[at + 1] = (words[at + 1] as number) + 1;
        return;
      }
    }
    this.runs.push(edge);
    this.runs.push(1);
    this.runs.push(last);
    this.lastRun[cell] = this.runs.length / 3;
  }

  /** The first column whose centre lies east of where the edge crosses the row's scan line; Infinity if it does not. */
  private crossingColumn(edge: number, row: number): number {
    const { coordinates } = this;
    const lat = this.latOfCentre(row + this.row);
    const lat1 = coordinates[2 * edge + 1] as number;
    const lat2 = coordinates[2 * edge + 3] as number;
    if (lat1 <= lat === lat2 <= lat) return Infinity;
    const lon1 = coordinates[2 * edge] as number;
    const lon2 = coordinates[2 * edge + 2] as number;
    const lon = lon1 + ((lat - lat1) / (lat2 - lat1)) * (lon2 - lon1);
    return Math.floor(this.columnAt(lon) + 0.5) - this.column;
  }

  /** Walks the rows from west to east: stages an entry for cells with runs, fills cells that lie wholly inside. */
  private sweep(words: Uint32Array, entry: number): void {
    const { filledBy } = this;
    const filled = (words[entry] as number) + 1;
    let cell = 0;
    for (let row = 0; row < this.rows; row += 1) {
      let inside = this.insideAtWest(words, entry, row);
      let target = (row + this.row) * this.frame.columns + this.column;
      for (let column = 0; column < this.columns; column += 1) {
        inside ^= this.crossings[cell] as number;
        if (this.lastRun[cell] !== 0) {
          this.staged.push(target);
          this.staged.push(filled - 1);
          this.stageRuns(cell, inside);
        } else if (inside === 1 && filledBy[target] === 0) filledBy[target] = filled;
        cell += 1;
        target += 1;
      }
    }
  }

  /** 1 if the scan line of the row begins inside: the base bit and the flagged ends, as in isCovered. */
  private insideAtWest(words: Uint32Array, entry: number, row: number): number {
    const header = words[entry + 1] as number;
    const lat = this.latOfCentre(row + this.row);
    const end = entryEnd(words, entry);
    let inside = header & 1;
    for (let run = entry + entryWords; run < end; run += runWords) {
      const first = words[run] as number;
      const shape = words[run + 1] as number;
      if (shape & 2) inside ^= this.isAtOrBelow(first, lat);
      if (shape & 1) inside ^= this.isAtOrBelow(first + (shape >>> 2), lat);
    }
    return inside;
  }

  private isAtOrBelow(vertex: number, lat: number): number {
    return (this.coordinates[2 * vertex + 1] as number) <= lat ? 1 : 0;
  }

  /** Stages header and runs of a cell; the base bit is what the centre's state leaves when the near edges are taken out. */
  private stageRuns(cell: number, insideAtCentre: number): void {
    const { runs, staged, frame } = this;
    const column = cell % this.columns;
    const row = Math.floor(cell / this.columns);
    const west = frame.minLon + (column + this.column) / frame.columnsPerDegree;
    const lat = this.latOfCentre(row + this.row);
    const header = staged.length;
    staged.push(0);
    let base = insideAtCentre;
    let count = 0;
    for (let last = this.lastRun[cell] as number; last !== 0; count += 1) {
      const at = 3 * (last - 1);
      const first = runs.words[at] as number;
      const end = first + (runs.words[at + 1] as number);
      const startsWest = (this.coordinates[2 * first] as number) < west ? 1 : 0;
      const endsWest = (this.coordinates[2 * end] as number) < west ? 1 : 0;
      staged.push(first);
      staged.push(((end - first) << 2) | (startsWest << 1) | endsWest);
      base ^= (startsWest & this.isAtOrBelow(first, lat)) ^ (endsWest & this.isAtOrBelow(end, lat));
      for (let edge = first; edge < end; edge += 1) if (this.crossingColumn(edge, row) <= column) base ^= 1;
      last = runs.words[at + 2] as number;
    }
    staged.words[header] = (count << 1) | base;
  }
}
