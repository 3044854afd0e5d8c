import type { Triangle } from '#contract/land.ts';
import type { Post } from '#contract/lists.ts';
import { workingTime } from './calendar.ts';
import type { Ground } from './ground.ts';

export type PostedPerson = {
  postingId: string;
  personId: string;
  post: string;
  duty: string;
  name: string;
  phone: string;
  startsAt: Date;
  endsAt: Date | null;
  unitId: string | null;
  unitName: string | null;
  groupName: string | null;
};
type Question = {
  gridCode: string;
  units: { id: string; name: string }[];
  people: PostedPerson[];
  at: Date;
  standInNames: ReadonlyMap<string, string>;
};
type Member = Triangle['workers'][number];

/**
 * The iron triangle of a grid at a moment: branch, grid workers, unit leaders with duty, contact and whether they are
 * there, and every corner that is missing. Staff shape: it names people.
 */
export function triangleOf(
  { gridCode, units, people, at, standInNames }: Question,
  ground: Pick<Ground, 'roster' | 'calendar'>,
): Omit<Triangle, 'asOf'> {
  const isWorking = workingTime(at, ground.calendar).isWorking;
  const current = people.filter(({ startsAt, endsAt }) => startsAt <= at && (endsAt === null || endsAt > at));
  const member = (person: PostedPerson): Member => {
    const leave = ground.roster.awayOn(person.personId, at.getTime());
    const isStaff = person.post === 'grid-worker' || person.post === 'area-officer';
    return {
      post: person.post as Post,
      name: person.name,
      phone: person.phone,
      duty: person.duty,
      area: person.unitName ?? person.groupName ?? gridCode,
      isOnDuty: leave === null && (!isStaff || isWorking),
      away: leave?.reason ?? null,
      standInName: (leave?.standInPersonId && standInNames.get(leave.standInPersonId)) || null,
      from: person.startsAt.toISOString(),
    };
  };
  const inPost = (post: Post) => current.filter((person) => person.post === post);
  const leaders = inPost('unit-leader');
  const led = new Set(leaders.map(({ unitId }) => unitId));
  const [branch, workers, officers] = [
    inPost('branch-secretary'),
    inPost('grid-worker'),
    inPost('area-officer'),
  ];
  const hadSecond = people.filter(({ post }) => post === 'grid-worker').length > 1;
  return {
    gridCode,
    branch: branch.map(member),
    workers: workers.map(member),
    unitLeaders: leaders.map(member),
    groupLeaders: inPost('group-leader').map(member),
    areaOfficer: officers[0] ? member(officers[0]) : null,
    units: units.length,
    unitsWithLeader: units.filter(({ id }) => led.has(id)).length,
    missing: [
      ...(branch.length === 0 ? [{ corner: 'branch' as const, areaName: gridCode }] : []),
      ...(workers.length === 0 ? [{ corner: 'worker' as const, areaName: gridCode }] : []),
      ...(workers.length === 1 && hadSecond
        ? [{ corner: 'second-worker' as const, areaName: gridCode }]
        : []),
      ...units
        .filter(({ id }) => !led.has(id))
        .map(({ name }) => ({ corner: 'unit-leader' as const, areaName: name })),
    ],
  };
}
