import { describe, expect, it } from 'vitest';
import type { PeopleSeed } from '#actions/communitySeed.ts';
import { type Category, categoryOf } from '#contract/categories.ts';
import type { ComplaintSubject } from '#contract/lists.ts';
import { type AssignmentQuestion, assign } from '#domain/assign.ts';
import { smallPeople } from '#support/smallCommunity.ts';
import { away, rosterOf, smallGround, without } from '#support/smallGround.ts';
import { smallGridCode } from '#support/smallLand.ts';

const monday = '2026-11-23T10:00:00+08:00';
const ask = (more: Partial<AssignmentQuestion> = {}): AssignmentQuestion => ({
  at: new Date(monday),
  category: categoryOf('light-out') as Category,
  severity: 'normal',
  gridCode: smallGridCode(2),
  buildingGroupId: null,
  unitId: null,
  neighbours: [],
  complaintAbout: null,
  ...more,
});
/** Of two neighbours of grid 2, grid 5 shares the longest border, then 1, then 3. */
const borders = [
  { gridCode: smallGridCode(5), meters: 250 },
  { gridCode: smallGridCode(1), meters: 199.6 },
  { gridCode: smallGridCode(3), meters: 40 },
];
const ground = smallGround();
const assigned = (question: AssignmentQuestion, change: (people: PeopleSeed) => void = () => undefined) => {
  const people = smallPeople();
  change(people);
  const { holder, informed, why, ...rest } = assign(question, {
    roster: rosterOf(people),
    calendar: ground.calendar,
    sharedBorders: () => borders,
  });
  return { holder: holder.personId, informed: informed.map(({ id }) => id), why, ...rest };
};
const codes = (result: { why: { code: string }[] }) => result.why.map(({ code }) => code);
const both =
  (...changes: ((people: PeopleSeed) => void)[]) =>
  (people: PeopleSeed) => {
    for (const change of changes) change(people);
  };

describe('the holder in working time', () => {
  it.each<[string, string, number, (people: PeopleSeed) => void, string[]]>([
    ['the worker on shift', 'worker2', 2, () => undefined, ['worker-on-shift']],
    [
      'the stand-in of a worker away',
      'worker4',
      2,
      away(['worker2', 'worker4']),
      ['worker-away', 'stand-in'],
    ],
    [
      'the second worker when the stand-in is away too',
      'worker3b',
      3,
      away(['worker3', 'worker4'], 'worker4'),
      ['worker-away', 'stand-in-away', 'second-worker'],
    ],
    [
      'the second worker when there is no stand-in',
      'worker3b',
      3,
      away('worker3'),
      ['worker-away', 'second-worker'],
    ],
    [
      'the second worker when the stand-in is only a volunteer',
      'worker3b',
      3,
      away(['worker3', 'unit-jia-1']),
      ['worker-away', 'stand-in-away', 'second-worker'],
    ],
    [
      'the neighbour with the longest shared border',
      'worker5',
      2,
      away('worker2'),
      ['worker-away', 'no-second-worker', 'neighbour-worker'],
    ],
    [
      'the next neighbour when that one is away',
      'worker1',
      2,
      away('worker2', 'worker5'),
      ['worker-away', 'no-second-worker', 'neighbour-worker'],
    ],
    [
      'a neighbour where the grid has no worker at all',
      'worker5',
      2,
      without('worker2'),
      ['no-worker', 'neighbour-worker'],
    ],
    [
      'the area officer when every neighbour is away',
      'officerA',
      2,
      away('worker1', 'worker2', 'worker3', 'worker3b', 'worker5'),
      ['worker-away', 'no-second-worker', 'no-neighbour-worker', 'area-officer'],
    ],
    [
      'the duty officer when the area officer is away too',
      'dutyB',
      2,
      away('worker1', 'worker2', 'worker3', 'worker3b', 'worker5', 'officerA'),
      ['worker-away', 'no-second-worker', 'no-neighbour-worker', 'no-area-officer', 'duty-officer'],
    ],
    [
      'the desk when the duty roster is empty, even when its clerk is away',
      'clerk',
      2,
      both(
        away('worker1', 'worker2', 'worker3', 'worker3b', 'worker5', 'officerA', 'clerk'),
        without('dutyA', 'dutyB'),
      ),
      [
        'worker-away',
        'no-second-worker',
        'no-neighbour-worker',
        'no-area-officer',
        'no-duty-officer',
        'desk-holds',
      ],
    ],
    [
      'the secretary when there is nobody else',
      'secretary',
      2,
      (people) => {
        people.postings = people.postings.filter(({ post }) => post === 'secretary');
        people.shifts = [];
      },
      ['no-worker', 'no-neighbour-worker', 'no-area-officer', 'no-duty-officer', 'secretary'],
    ],
  ])('is %s', (_step, holder, grid, change, reasons) => {
    const result = assigned(ask({ gridCode: smallGridCode(grid) }), change);
    expect(result.holder).toBe(holder);
    expect(codes(result).filter((code) => code !== 'volunteers-informed')).toEqual([
      'working-time',
      ...reasons,
    ]);
  });

  it('names the leave behind a stand-in, and until when the worker is away', () => {
    const result = assigned(ask(), away(['worker2', 'worker4']));
    expect(result.leaveId).toBe('leave-0');
    expect(result.why).toContainEqual({
      code: 'worker-away',
      params: { gridCode: smallGridCode(2), reason: 'leave', until: '2028-01-01T00:00:00.000Z' },
    });
  });

  it('says which neighbour helps and how long the shared border is', () => {
    expect(assigned(ask(), away('worker2')).why).toContainEqual({
      code: 'neighbour-worker',
      params: { gridCode: smallGridCode(2), fromGridCode: smallGridCode(5), sharedBorderMeters: 250 },
    });
  });

  it('is the worker again the moment the leave has ended', () => {
    const leaveUntil = (endsAt: string) => (people: PeopleSeed) => {
      people.leaves.push({
        person: 'worker2',
        standIn: 'worker4',
        reason: 'training',
        startsAt: new Date('2026-11-20T00:00:00Z'),
        endsAt: new Date(endsAt),
      });
    };
    expect(assigned(ask(), leaveUntil('2026-11-23T10:00:00.001+08:00')).holder).toBe('worker4');
    expect(assigned(ask(), leaveUntil(monday)).holder).toBe('worker2');
  });

  it('is the desk for what has no grid, and the mediator for disputes', () => {
    expect(assigned(ask({ gridCode: null }))).toMatchObject({ holder: 'clerk' });
    const dispute = ask({ category: categoryOf('family-dispute') as Category });
    expect(assigned(dispute).holder).toBe('mediator');
    expect(assigned(dispute, away('mediator')).holder).toBe('officerA');
  });

  it('is nobody only in a community that nobody was posted to, and that is refused', () => {
    const empty = (people: PeopleSeed) => {
      people.postings = [];
      people.shifts = [];
    };
    expect(() => assigned(ask(), empty)).toThrow(/neither a desk clerk nor a secretary/);
  });
});

describe('the holder outside working time', () => {
  it.each([
    ['at 23:00', '2026-11-23T23:00:00+08:00', 'hours'],
    ['on a holiday', '2026-10-01T10:00:00+08:00', 'holiday'],
    ['at the weekend', '2026-11-22T10:00:00+08:00', 'weekend'],
  ])('%s is the duty officer, and the reason says so', (_when, at, reason) => {
    const result = assigned(ask({ at: new Date(at) }));
    expect(['dutyA', 'dutyB']).toContain(result.holder);
    expect(result.shiftId).toMatch(/^shift-/);
    expect(result.why[0]).toEqual({
      code: 'outside-working-time',
      params: { at: new Date(at).toISOString(), reason },
    });
    expect(codes(result)).not.toContain('leader-on-call-informed');
  });

  it('hands over from one duty officer to the next at 8:30 sharp', () => {
    const before = assigned(ask({ at: new Date('2026-11-22T08:29:59.999+08:00') }));
    const after = assigned(ask({ at: new Date('2026-11-22T08:30:00+08:00') }));
    expect(new Set([before.holder, after.holder])).toEqual(new Set(['dutyA', 'dutyB']));
  });

  it('informs the leader on call of urgent matters only', () => {
    const at = new Date('2026-11-23T23:00:00+08:00');
    const urgent = assigned(ask({ at, severity: 'urgent' }));
    expect(codes(urgent)).toContain('leader-on-call-informed');
    expect(urgent.informed.filter((id) => id.startsWith('leader-on-call'))).toHaveLength(1);
    expect(codes(assigned(ask({ at, severity: 'elevated' })))).not.toContain('leader-on-call-informed');
    expect(codes(assigned(ask({ severity: 'urgent' })))).not.toContain('leader-on-call-informed');
  });

  it('is the desk when the duty roster has a gap', () => {
    const result = assigned(ask({ at: new Date('2026-11-23T23:00:00+08:00') }), without('dutyA', 'dutyB'));
    expect(result.holder).toBe('clerk');
    expect(codes(result)).toEqual([
      'outside-working-time',
      'no-duty-officer',
      'desk-holds',
      'volunteers-informed',
    ]);
  });

  it('says that a year is not published by the community’s own year, from its first minute on', () => {
    const result = assigned(ask({ at: new Date('2027-01-01T00:30:00+08:00') }));
    expect(result.why[0]).toEqual({ code: 'calendar-not-published', params: { year: 2027 } });
  });
});

describe('a complaint', () => {
  it.each<[ComplaintSubject, string, string]>([
    ['grid-worker', 'officerA', 'area-officer'],
    ['property', 'officerA', 'area-officer'],
    ['community', 'secretary', 'secretary'],
  ])('about %s is held by %s, and tells nobody', (complaintAbout, holder, reason) => {
    const result = assigned(ask({ complaintAbout, neighbours: [smallGridCode(1)], unitId: 'unit:jia-1-1' }));
    expect(result.holder).toBe(holder);
    expect(result.informed).toEqual([]);
    expect(codes(result)).toEqual(['working-time', 'complaint-passes-holder', reason]);
  });
});
