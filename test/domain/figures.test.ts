import { describe, expect, it } from 'vitest';
import { type Category, categories, categoryOf } from '#contract/categories.ts';
import { dueMinutes } from '#domain/dueAt.ts';
import { suppress, wallFigures } from '#domain/wallFigures.ts';
import { away, smallGround } from '#support/smallGround.ts';
import { smallGridCode } from '#support/smallLand.ts';

const monday = new Date('2026-11-23T10:00:00+08:00');
const night = new Date('2026-11-23T23:00:00+08:00');
const figures = (
  ground = smallGround(),
  { at = monday, restricted = 0, withGrid = 3 }: { at?: Date; restricted?: number; withGrid?: number } = {},
) =>
  wallFigures(
    {
      at,
      unitsByGrid: [
        { unitId: 'unit:jia-1-1', gridCode: smallGridCode(1) },
        { unitId: 'unit:jia-1-2', gridCode: smallGridCode(1) },
      ],
      work: [{ gridCode: smallGridCode(2), open: 3, restrictedOpen: restricted, overdue: 1, urgent: 1 }],
      open: { total: 3, withHolder: 3, withGrid },
      base: { buildings: 4, buildingsWithoutGrid: 0 },
    },
    ground,
  );
const check = (shown: ReturnType<typeof figures>, code: string) =>
  shown.checks.find((one) => one.code === code);

describe('a restricted total', () => {
  it.each([
    [0, 0],
    [1, null],
    [2, null],
    [3, null],
    [4, null],
    [5, 5],
    [6, 6],
    [400, 400],
  ])('of %i is shown as %s', (count, shown) => {
    expect(suppress(count)).toBe(shown);
    const grid = figures(smallGround(), { restricted: count }).grids.find(
      ({ gridCode }) => gridCode === smallGridCode(2),
    );
    expect(grid?.restrictedOpen).toBe(shown);
    expect(grid?.open).toBe(3);
  });
});

describe('the health checks', () => {
  it('find every grid staffed in working time, and the missing unit leader', () => {
    const shown = figures();
    expect(check(shown, 'people-on-grids')).toMatchObject({
      isHealthy: true,
      covered: 6,
      total: 6,
      byDutyRoster: false,
    });
    expect(check(shown, 'posts-by-grid')).toMatchObject({
      isHealthy: false,
      covered: 5,
      defects: [{ gridCode: smallGridCode(1), code: 'unit-leader', count: 1 }],
    });
  });

  it('name the post that a grid lacks: no worker is not “unit leaders missing: 0”', () => {
    const shown = figures(
      smallGround({
        people: (seed) => {
          seed.postings = seed.postings.filter(
            ({ post, gridCode }) =>
              gridCode !== smallGridCode(3) || (post !== 'grid-worker' && post !== 'branch-secretary'),
          );
        },
      }),
    );
    expect(check(shown, 'posts-by-grid')?.defects).toEqual([
      { gridCode: smallGridCode(1), code: 'unit-leader', count: 1 },
      { gridCode: smallGridCode(3), code: 'branch-secretary', count: 1 },
      { gridCode: smallGridCode(3), code: 'grid-worker', count: 1 },
    ]);
  });

  it('name the grid whose worker is away, unless a stand-in is there', () => {
    const alone = figures(smallGround({ people: away('worker2') }));
    expect(check(alone, 'people-on-grids')).toMatchObject({
      isHealthy: false,
      covered: 5,
      defects: [{ gridCode: smallGridCode(2), code: 'worker' }],
    });
    expect(
      check(figures(smallGround({ people: away(['worker2', 'worker4']) })), 'people-on-grids')?.isHealthy,
    ).toBe(true);
    const bothAway = figures(smallGround({ people: away(['worker2', 'worker4'], 'worker4') }));
    expect(check(bothAway, 'people-on-grids')?.covered).toBe(4);
  });

  it('are filled by the duty roster at night, and say so', () => {
    const shown = figures(smallGround(), { at: night });
    expect(shown.isWorkingTime).toBe(false);
    expect(shown.duty.map(({ post }) => post)).toEqual(['duty-officer', 'leader-on-call']);
    expect(check(shown, 'people-on-grids')).toMatchObject({ isHealthy: true, byDutyRoster: true });
    const empty = smallGround({
      people: (people) => {
        people.shifts = [];
      },
    });
    expect(check(figures(empty, { at: night }), 'people-on-grids')).toMatchObject({
      isHealthy: false,
      covered: 0,
    });
  });

  it('count open tickets without a grid', () => {
    expect(check(figures(smallGround(), { withGrid: 1 }), 'tickets-in-grids')).toMatchObject({
      isHealthy: false,
      covered: 1,
      total: 3,
      defects: [{ gridCode: null, code: 'place-to-confirm', count: 2 }],
    });
  });
});

describe('the time to be done', () => {
  it('is the category’s own, or its severity’s where it sets none', () => {
    const timed = categoryOf('exposed-wire') as Category;
    expect(dueMinutes(timed, 'urgent')).toBe(timed.limitMinutes.done);
    const open = categoryOf('fire-smoke') as Category;
    expect(open.limitMinutes.done).toBeNull();
    expect((['urgent', 'elevated', 'normal'] as const).map((severity) => dueMinutes(open, severity))).toEqual(
      [240, 1440, 4320],
    );
  });

  it('is a whole positive number of minutes for all 35 categories', () => {
    expect(categories).toHaveLength(35);
    for (const category of categories) {
      const minutes = dueMinutes(category, category.severity);
      expect(Number.isInteger(minutes) && minutes > 0, category.code).toBe(true);
    }
  });
});
