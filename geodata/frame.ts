import { type EdgeStore, entryEnd, entryWords, runWords } from './edges.ts';

/** A rectangle of land cut into equal cells, rows from south to north, columns from west to east. Degrees, WGS-84. */
export type Box = { minLon: number; minLat: number; maxLon: number; maxLat: number };

export type Frame = {
  minLon: number;
  minLat: number;
  columnsPerDegree: number;
  rowsPerDegree: number;
  columns: number;
  rows: number;
};

/** What a cell says: value << 2 | kind. A full cell's value is a rank, a list's an offset, a cut cell's a frame. */
export const cellKind = { empty: 0, full: 1, list: 2, cut: 3 } as const;

/** Cells are never made smaller than this (0.1 m), so that rounding stays far below a cell's size. */
const smallestCellDegrees = 1e-6;

/** A frame of about `cellCount` square cells over the box, a little larger so that no vertex lies on its rim. */
export function frameOver(box: Box, cellCount: number, marginDegrees = 0): Frame {
  const width = (box.maxLon - box.minLon) * (1 + 2e-7) + 2 * marginDegrees;
  const height = (box.maxLat - box.minLat) * (1 + 2e-7) + 2 * marginDegrees;
  const columns = cellsAlong(width, Math.sqrt((cellCount * width) / height));
  const rows = cellsAlong(height, cellCount / columns);
  return {
    minLon: (box.minLon + box.maxLon - width) / 2,
    minLat: (box.minLat + box.maxLat - height) / 2,
    columnsPerDegree: columns / width,
    rowsPerDegree: rows / height,
    columns,
    rows,
  };
}

function cellsAlong(lengthDegrees: number, wanted: number): number {
  const most = Math.max(Math.floor(lengthDegrees / smallestCellDegrees), 1);
  return Math.min(Math.max(Math.round(wanted), 1), most);
}

/** The rectangle of one cell. */
export function boxOfCell(frame: Frame, cell: number): Box {
  const column = cell % frame.columns;
  const row = Math.floor(cell / frame.columns);
  return {
    minLon: frame.minLon + column / frame.columnsPerDegree,
    minLat: frame.minLat + row / frame.rowsPerDegree,
    maxLon: frame.minLon + (column + 1) / frame.columnsPerDegree,
    maxLat: frame.minLat + (row + 1) / frame.rowsPerDegree,
  };
}

/** The cells from a first column and row to a last column and row, both included. */
export type CellRange = [firstColumn: number, firstRow: number, lastColumn: number, lastRow: number];

export function wholeFrame(frame: Frame): CellRange {
  return [0, 0, frame.columns - 1, frame.rows - 1];
}

/** The cells that a box touches, or comes nearer to than a margin in cells. */
export function cellsAround(frame: Frame, box: Box, margin: number): CellRange {
  const { minLon, minLat, columnsPerDegree, rowsPerDegree, columns, rows } = frame;
  if (!(box.minLon <= box.maxLon)) return [0, 0, 0, 0];
  return [
    Math.max(Math.floor((box.minLon - minLon) * columnsPerDegree - margin), 0),
    Math.max(Math.floor((box.minLat - minLat) * rowsPerDegree - margin), 0),
    Math.min(Math.floor((box.maxLon - minLon) * columnsPerDegree + margin), columns - 1),
    Math.min(Math.floor((box.maxLat - minLat) * rowsPerDegree + margin), rows - 1),
  ];
}

/** The rectangle of all vertices of an entry (edges.ts). */
export function boxOfEntry({ words, coordinates }: EdgeStore, entry: number): Box {
  const box = { minLon: Infinity, minLat: Infinity, maxLon: -Infinity, maxLat: -Infinity };
  const end = entryEnd(words, entry);
  for (let run = entry + entryWords; run < end; run += runWords) {
    const first = words[run] as number;
    growBox(box, coordinates, [2 * first, 2 * (first + ((words[run + 1] as number) >>> 2))]);
  }
  return box;
}

/** The rectangle of all vertices (lon, lat, lon, lat …), or null if there are none. */
export function boxOf(coordinates: Float64Array): Box | null {
  const box = { minLon: Infinity, minLat: Infinity, maxLon: -Infinity, maxLat: -Infinity };
  growBox(box, coordinates, [0, coordinates.length - 2]);
  return box.minLon <= box.maxLon && box.minLat <= box.maxLat ? box : null;
}

function growBox(box: Box, coordinates: Float64Array, [first, last]: [number, number]): void {
  for (let at = first; at <= last; at += 2) {
    const lon = coordinates[at] as number;
    const lat = coordinates[at + 1] as number;
    if (lon < box.minLon) box.minLon = lon;
    if (lon > box.maxLon) box.maxLon = lon;
    if (lat < box.minLat) box.minLat = lat;
    if (lat > box.maxLat) box.maxLat = lat;
  }
}
