import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barCodes, barsOf, fullBars, type GridFigures } from '#web/display/fullness.ts';

const grid: GridFigures = {
  gridCode: 'one',
  open: 3,
  restrictedOpen: 0,
  workersOnDuty: 1,
  units: 20,
  unitsWithLeader: 20,
  overdue: 0,
  hasBranch: true,
};
const working = { isWorkingTime: true, isByDutyRoster: false };
const night = { isWorkingTime: false, isByDutyRoster: true };
const stateOf = (figures: GridFigures, attendance = working) =>
  Object.fromEntries(barsOf(figures, attendance).map(({ code, state }) => [code, state]));

describe('the five bars of 满格', () => {
  it('are always the same five in the same order', () => {
    const figures = fc.record({
      gridCode: fc.string(),
      open: fc.nat(),
      restrictedOpen: fc.option(fc.nat()),
      workersOnDuty: fc.nat(),
      units: fc.nat(),
      unitsWithLeader: fc.nat(),
      overdue: fc.nat(),
      hasBranch: fc.boolean(),
    });
    fc.assert(
      fc.property(figures, fc.boolean(), fc.boolean(), (own, isWorkingTime, isByDutyRoster) => {
        const bars = barsOf(own, { isWorkingTime, isByDutyRoster });
        expect(bars.map(({ code }) => code)).toEqual([...barCodes]);
        expect(bars.every(({ count }) => count >= 0)).toBe(true);
      }),
    );
  });

  it('say visits are unknown as long as no visit is recorded, never full and never missing', () => {
    expect(stateOf(grid).visits).toBe('unknown');
    expect(fullBars(barsOf(grid, working))).toBe(4);
  });

  it('are filled by the duty roster at night and say so', () => {
    expect(stateOf(grid, night).worker).toBe('duty');
    expect(stateOf({ ...grid, workersOnDuty: 0 }, night).worker).toBe('duty');
    expect(stateOf(grid, { isWorkingTime: false, isByDutyRoster: false }).worker).toBe('missing');
  });

  it('count what is missing', () => {
    const bars = barsOf(
      { ...grid, unitsWithLeader: 18, overdue: 2, hasBranch: false, workersOnDuty: 0 },
      working,
    );
    expect(bars.map(({ state, count }) => [state, count])).toEqual([
      ['missing', 0],
      ['missing', 0],
      ['missing', 2],
      ['unknown', 0],
      ['missing', 2],
    ]);
  });
});
