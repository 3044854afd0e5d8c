import type { Post } from '#contract/lists.ts';
import type { Wall } from '#contract/wall.ts';
import { workingTime } from './calendar.ts';
import type { Ground } from './ground.ts';

/** A restricted total this small could point at a household. */
const suppressedUpTo = 4;
export const suppress = (count: number): number | null =>
  count > 0 && count <= suppressedUpTo ? null : count;

export type GridWork = {
  gridCode: string | null;
  open: number;
  restrictedOpen: number;
  overdue: number;
  urgent: number;
};
type Facts = {
  at: Date;
  unitsByGrid: { unitId: string; gridCode: string | null }[];
  work: GridWork[];
  open: { total: number; withHolder: number; withGrid: number };
  base: { buildings: number; buildingsWithoutGrid: number };
};
type Defect = Wall['checks'][number]['defects'][number];
type Checks = Pick<Wall, 'grids' | 'checks' | 'duty' | 'isWorkingTime'>;

/** The wall's grid figures and the four health checks at a moment, from posts and counts alone. */
export function wallFigures(facts: Facts, ground: Ground): Checks {
  const isWorkingTime = workingTime(facts.at, ground.calendar).isWorking;
  const grids = ground.index.grids.map(({ gridCode }) =>
    gridFigures(gridCode, { ...facts, isWorkingTime }, ground),
  );
  const duty = dutyAt(facts.at, ground);
  const byDutyRoster = !isWorkingTime && duty.some(({ post }) => post === 'duty-officer');
  const staffed = grids.filter(({ workersOnDuty }) => byDutyRoster || workersOnDuty > 0);
  const posted = grids.filter(
    (grid) =>
      grid.hasBranch && hasPost(ground, grid.gridCode, facts.at) && grid.units === grid.unitsWithLeader,
  );
  return {
    isWorkingTime,
    duty,
    grids,
    checks: [
      check('land-in-grids', facts.base.buildings - facts.base.buildingsWithoutGrid, facts.base.buildings),
      {
        ...check('posts-by-grid', posted.length, grids.length),
        defects: grids.flatMap((grid) => missingPosts(grid, hasPost(ground, grid.gridCode, facts.at))),
      },
      {
        ...check('people-on-grids', staffed.length, grids.length),
        byDutyRoster,
        defects: grids
          .filter((grid) => !staffed.includes(grid))
          .map(({ gridCode }) => ({ gridCode, code: 'worker', count: 1 })),
      },
      {
        ...check('tickets-in-grids', Math.min(facts.open.withHolder, facts.open.withGrid), facts.open.total),
        defects: placeToConfirm(facts),
      },
    ],
  };
}

function gridFigures(
  gridCode: string,
  { at, unitsByGrid, work, isWorkingTime }: Facts & { isWorkingTime: boolean },
  { roster }: Ground,
): Wall['grids'][number] {
  const moment = at.getTime();
  const units = unitsByGrid.filter((unit) => unit.gridCode === gridCode);
  const present = roster
    .inPost('grid-worker', gridCode, moment)
    .filter(({ personId }) => isCovered(roster, personId, moment)).length;
  const own = work.find((one) => one.gridCode === gridCode);
  return {
    gridCode,
    open: own?.open ?? 0,
    restrictedOpen: suppress(own?.restrictedOpen ?? 0),
    overdue: own?.overdue ?? 0,
    workersOnDuty: isWorkingTime ? present : 0,
    units: units.length,
    unitsWithLeader: units.filter(({ unitId }) => roster.inPost('unit-leader', unitId, moment).length > 0)
      .length,
    hasBranch: roster.inPost('branch-secretary', gridCode, moment).length > 0,
  };
}

/** What a grid lacks of branch, worker and unit leaders, each with how many. */
function missingPosts(grid: Wall['grids'][number], hasWorker: boolean): Defect[] {
  const { gridCode, hasBranch, units, unitsWithLeader } = grid;
  return [
    { gridCode, code: 'branch-secretary', count: hasBranch ? 0 : 1 },
    { gridCode, code: 'grid-worker', count: hasWorker ? 0 : 1 },
    { gridCode, code: 'unit-leader', count: units - unitsWithLeader },
  ].filter(({ count }) => count > 0);
}

/** There, or away with a stand-in who is there. */
function isCovered(roster: Ground['roster'], personId: string, at: number): boolean {
  const leave = roster.awayOn(personId, at);
  return (
    leave === null || (leave.standInPersonId !== null && roster.awayOn(leave.standInPersonId, at) === null)
  );
}

const hasPost = ({ roster }: Ground, gridCode: string, at: Date): boolean =>
  roster.inPost('grid-worker', gridCode, at.getTime()).length > 0;

function dutyAt(at: Date, { roster, settings }: Ground): Wall['duty'] {
  return (['duty-officer', 'leader-on-call'] as const satisfies Post[]).flatMap((post) => {
    const duty = roster.onDuty(post, at.getTime());
    return duty
      ? [{ post, until: new Date(duty.shift.endsAt).toISOString(), hotline: settings.hotline }]
      : [];
  });
}

const placeToConfirm = ({ open }: Facts) => {
  const count = open.total - open.withGrid;
  return count === 0 ? [] : [{ gridCode: null, code: 'place-to-confirm', count }];
};

const check = (
  code: Wall['checks'][number]['code'],
  covered: number,
  total: number,
): Wall['checks'][number] => ({
  code,
  isHealthy: covered === total,
  covered,
  total,
  byDutyRoster: false,
  defects: [],
});
