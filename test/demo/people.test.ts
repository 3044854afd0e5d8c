import { describe, expect, it } from 'vitest';
import { categories } from '#contract/categories.ts';
import type { Post } from '#contract/lists.ts';
import { makeNames } from '#demo/people/makeNames.ts';
import { makePeople } from '#demo/people/makePeople.ts';
import { denyList, isDenied } from '#demo/people/nameLists.ts';
import { readDemoLand } from '#demo/readDemoLand.ts';
import { grouped } from './grouped.ts';

const land = readDemoLand();
const timeZone = 'Asia/Shanghai';
const days = {
  'a Monday morning': '2026-11-23T09:30:00+08:00',
  'a Sunday': '2026-07-12T20:00:00+08:00',
  'a holiday': '2026-10-02T11:00:00+08:00',
  'a day beyond the published calendar': '2027-02-01T10:00:00+08:00',
};
const hour = 3_600_000;

describe.each(Object.entries(days))('the people on %s', (_, instant) => {
  const at = new Date(instant);
  const people = makePeople(land, at, timeZone);
  const isCurrent = (row: { startsAt: Date; endsAt: Date | null }, moment = at) =>
    row.startsAt <= moment && (row.endsAt === null || row.endsAt > moment);
  const inPost = (post: Post, moment = at) =>
    people.postings.filter((one) => one.post === post && isCurrent(one, moment));

  it('fill the posts the model community has', () => {
    const counts = Object.fromEntries(
      [...new Set(people.postings.map(({ post }) => post))].map((post) => [post, inPost(post).length]),
    );
    expect(counts).toEqual({
      secretary: 1,
      'deputy-secretary': 1,
      'desk-clerk': 1,
      'area-officer': 14,
      'grid-worker': 16,
      'branch-secretary': 14,
      'group-leader': 30,
      'unit-leader': 319,
      mediator: 10,
      volunteer: 1,
      'organisation-officer': 3,
      auditor: 1,
      administrator: 1,
      rider: 23,
      'duty-officer': 6,
      'leader-on-call': 4,
    });
  });

  it('give each officer two or three grids, all fourteen together', () => {
    const officers = grouped(inPost('area-officer'), ({ person }) => person);
    expect(officers.size).toBe(6);
    for (const grids of officers.values()) expect([2, 3]).toContain(grids.length);
    expect(new Set(inPost('area-officer').map(({ gridCode }) => gridCode)).size).toBe(14);
  });

  it('put one first worker and one branch secretary in every grid, and a second worker in two of the largest three', () => {
    for (const post of ['grid-worker', 'branch-secretary'] as const) {
      const first = inPost(post).filter(({ rank }) => rank === 1);
      expect(new Set(first.map(({ gridCode }) => gridCode)).size).toBe(14);
      expect(first).toHaveLength(14);
    }
    const second = people.postings.filter(({ post, rank }) => post === 'grid-worker' && rank === 2);
    const largest = ['150621005901003', '150621005901006', '150621005901014'];
    expect(second.map(({ gridCode }) => gridCode).sort()).toEqual(largest);
    expect(second.filter((one) => isCurrent(one))).toHaveLength(2);
  });

  it('lost one second worker yesterday', () => {
    const [ended] = people.postings.filter(
      (one) => one.rank === 2 && one.post === 'grid-worker' && one.endsAt !== null,
    );
    expect(isCurrent(ended as never, new Date(at.getTime() - 24 * hour))).toBe(true);
    expect(isCurrent(ended as never)).toBe(false);
  });

  it('lead exactly the units that have a leader; one of the others lost its leader a few days ago', () => {
    const led = land.units.features
      .filter(({ properties }) => properties.hasLeader)
      .map(({ properties }) => properties.code);
    expect(
      inPost('unit-leader')
        .map(({ unitCode }) => unitCode)
        .sort(),
    ).toEqual(led.sort());
    const weekAgo = new Date(at.getTime() - 7 * 24 * hour);
    const vacated = inPost('unit-leader', weekAgo).filter(
      ({ unitCode }) => !led.includes(unitCode as string),
    );
    expect(vacated).toHaveLength(1);
  });

  it('name thirty building groups after their compounds, each with one leader', () => {
    expect(people.buildingGroups).toHaveLength(30);
    expect(people.buildingGroups.map(({ name }) => name)).toContain('文苑新村第1楼栋党小组');
    expect(new Set(inPost('group-leader').map(({ buildingGroupCode }) => buildingGroupCode)).size).toBe(30);
  });

  it('were already there all through 2024', () => {
    const start = new Date('2024-01-01T00:00:00+08:00');
    expect(inPost('grid-worker', start).filter(({ rank }) => rank === 1)).toHaveLength(14);
    expect(inPost('unit-leader', start).length).toBeGreaterThanOrEqual(319);
    expect(inPost('mediator', start)).toHaveLength(10);
  });

  it('have two away today: one on leave for days with a stand-in in post, one on training from 8:30 to 12:00', () => {
    const morning = new Date(`${instant.slice(0, 10)}T10:00:00+08:00`);
    const away = people.leaves.filter((leave) => isCurrent(leave, morning));
    expect(away.map(({ reason }) => reason).sort()).toEqual(['leave', 'training']);
    const [leave, training] = away as [(typeof away)[0], (typeof away)[0]];
    expect(leave.endsAt.getTime() - leave.startsAt.getTime()).toBeGreaterThan(3 * 24 * hour);
    expect(inPost('grid-worker').map(({ person }) => person)).toContain(leave.standIn);
    expect(away.map(({ person }) => person)).not.toContain(leave.standIn);
    expect(training.startsAt.toISOString()).toBe(
      new Date(`${instant.slice(0, 10)}T08:30:00+08:00`).toISOString(),
    );
    expect(training.endsAt.toISOString()).toBe(
      new Date(`${instant.slice(0, 10)}T12:00:00+08:00`).toISOString(),
    );
  });

  it('remember past leaves, and nobody stands in while away', () => {
    expect(people.leaves.length).toBeGreaterThan(20);
    for (const leave of people.leaves) {
      const others = people.leaves.filter(({ person }) => person === leave.standIn);
      expect(others.some((other) => other.startsAt < leave.endsAt && leave.startsAt < other.endsAt)).toBe(
        false,
      );
    }
  });

  it.each(['duty-officer', 'leader-on-call'] as const)(
    'cover every minute from 2024 to 400 days ahead: %s',
    (post) => {
      const keys = new Set(people.postings.filter((one) => one.post === post).map(({ key }) => key));
      const shifts = people.shifts.filter(({ posting }) => keys.has(posting));
      expect(shifts[0]?.startsAt.getTime()).toBeLessThanOrEqual(Date.parse('2024-01-01T00:00:00+08:00'));
      shifts.slice(1).forEach((shift, index) => {
        expect(shift.startsAt.getTime()).toBe(shifts[index]?.endsAt.getTime());
      });
      expect(shifts.at(-1)?.endsAt.getTime()).toBeGreaterThan(at.getTime() + 400 * 24 * hour);
      expect(new Set(shifts.map(({ posting }) => posting)).size).toBe(keys.size);
    },
  );

  it('never make one person officer and leader at the same time', () => {
    const byKey = new Map(people.postings.map((one) => [one.key, one]));
    const officer = new Map(
      people.shifts
        .filter(({ posting }) => byKey.get(posting)?.post === 'duty-officer')
        .map(({ posting, startsAt }) => [startsAt.getTime(), byKey.get(posting)?.person]),
    );
    for (const { posting, startsAt } of people.shifts) {
      if (byKey.get(posting)?.post === 'leader-on-call') {
        expect(officer.get(startsAt.getTime())).not.toBe(byKey.get(posting)?.person);
      }
    }
  });

  it('refer only to people and postings that are written down, once each', () => {
    const persons = new Set(people.persons.map(({ key }) => key));
    expect(persons.size).toBe(people.persons.length);
    expect(new Set(people.postings.map(({ key }) => key)).size).toBe(people.postings.length);
    for (const { person, startsAt, endsAt } of people.postings) {
      expect(persons).toContain(person);
      if (endsAt) expect(endsAt.getTime()).toBeGreaterThan(startsAt.getTime());
    }
    for (const { person, standIn } of people.leaves)
      expect(standIn === null || persons.has(standIn)).toBe(persons.has(person));
  });
});

describe('names and numbers', () => {
  const people = makePeople(land, new Date(days['a Monday morning']), timeZone);

  it('are the same for the same day and land', () => {
    expect(makePeople(land, new Date(days['a Monday morning']), timeZone)).toEqual(people);
  });

  it('bear no denied surname and no name twice', () => {
    expect(people.persons.filter(({ name }) => isDenied(name, denyList))).toEqual([]);
    expect(people.persons.filter(({ name }) => name.startsWith('奇'))).toEqual([]);
    expect(new Set(people.persons.map(({ name }) => name)).size).toBe(people.persons.length);
  });

  it('step around a full name that is put on the deny-list', () => {
    const first = makeNames('seed')(['older']);
    expect(makeNames('seed', { surnames: ['奇'], fullNames: [first] })(['older'])).not.toBe(first);
  });

  it('are long sometimes', () => {
    expect(people.persons.some(({ name }) => name.length >= 5)).toBe(true);
  });

  it('count phones upward outside every mobile range', () => {
    expect(people.persons[0]?.phone).toBe('100-0000-0001');
    expect(new Set(people.persons.map(({ phone }) => phone)).size).toBe(people.persons.length);
    for (const { phone } of people.persons) expect(phone).toMatch(/^100-0000-\d{4}$/);
  });
});

describe('organisations', () => {
  const { organisations } = makePeople(land, new Date(days['a Sunday']), timeZone);

  it('cover every service a category or a piece of infrastructure calls for', () => {
    const needed = [
      ...categories.flatMap(({ services }) => services),
      ...land.infrastructure.features.map(({ properties }) => properties.service),
    ];
    const served = new Set(organisations.map(({ service }) => service));
    expect([...new Set(needed)].filter((service) => !served.has(service))).toEqual([]);
  });

  it('give every compound its own property company', () => {
    const property = organisations.filter(({ kind }) => kind === 'property');
    const compounds = land.compounds.features.map(({ properties }) => properties.code);
    expect(property.flatMap(({ compoundCodes }) => compoundCodes).sort()).toEqual(compounds.sort());
  });

  it('say that they are examples and can be called', () => {
    for (const { name, hotline } of organisations) {
      expect(name).toMatch(/^示例/);
      expect(hotline).toMatch(/^100-\d{4}-\d{4}$/);
    }
    expect(new Set(organisations.map(({ hotline }) => hotline)).size).toBe(organisations.length);
  });
});
