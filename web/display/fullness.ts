import type { Wall } from '#contract/wall.ts';

/** The five signal bars 满格, always in this order. They say what is missing, never who is better. */
export const barCodes = ['branch', 'worker', 'unit-leaders', 'visits', 'tickets'] as const;
export type BarCode = (typeof barCodes)[number];
/** 'duty': filled by the duty roster, drawn with a moon. 'unknown': nothing is recorded yet. */
export type BarState = 'full' | 'duty' | 'missing' | 'unknown';
export type Bar = {
  code: BarCode;
  state: BarState;
  /** How many are missing, or how many there are when nothing is. */
  count: number;
  /** Out of how many, where that says something. */
  of: number;
};
export type GridFigures = Wall['grids'][number];
export type Attendance = { isWorkingTime: boolean; isByDutyRoster: boolean };

export function barsOf(grid: GridFigures, attendance: Attendance): Bar[] {
  const lacking = Math.max(0, grid.units - grid.unitsWithLeader);
  return [
    { code: 'branch', state: grid.hasBranch ? 'full' : 'missing', count: grid.hasBranch ? 1 : 0, of: 1 },
    { code: 'worker', state: workerState(grid, attendance), count: grid.workersOnDuty, of: 0 },
    {
      code: 'unit-leaders',
      state: lacking === 0 ? 'full' : 'missing',
      count: lacking,
      of: grid.units,
    },
    { code: 'visits', state: 'unknown', count: 0, of: 0 },
    { code: 'tickets', state: grid.overdue === 0 ? 'full' : 'missing', count: grid.overdue, of: grid.open },
  ];
}

function workerState(
  { workersOnDuty }: GridFigures,
  { isWorkingTime, isByDutyRoster }: Attendance,
): BarState {
  if (!isWorkingTime) return isByDutyRoster ? 'duty' : 'missing';
  return workersOnDuty > 0 ? 'full' : 'missing';
}

export const isFull = ({ state }: Bar): boolean => state === 'full' || state === 'duty';
export const fullBars = (bars: readonly Bar[]): number => bars.filter(isFull).length;

export const attendanceOf = (wall: Pick<Wall, 'isWorkingTime' | 'checks'>): Attendance => ({
  isWorkingTime: wall.isWorkingTime,
  isByDutyRoster: wall.checks.some(({ code, byDutyRoster }) => code === 'people-on-grids' && byDutyRoster),
});
