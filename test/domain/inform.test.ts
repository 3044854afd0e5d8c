import { describe, expect, it } from 'vitest';
import { type Category, categories, categoryOf } from '#contract/categories.ts';
import { complaintSubjects } from '#contract/lists.ts';
import { type AssignmentQuestion, assign } from '#domain/assign.ts';
import { smallPeople } from '#support/smallCommunity.ts';
import { away, rosterOf, smallGround } from '#support/smallGround.ts';
import { smallGridCode } from '#support/smallLand.ts';

const { calendar } = smallGround();
const at = new Date('2026-11-23T10:00:00+08:00');
const told = (more: Partial<AssignmentQuestion>, change = away()) => {
  const people = smallPeople();
  change(people);
  const { informed, why } = assign(
    {
      at,
      category: categoryOf('light-out') as Category,
      severity: 'normal',
      gridCode: smallGridCode(1),
      buildingGroupId: null,
      unitId: null,
      neighbours: [],
      complaintAbout: null,
      ...more,
    },
    { roster: rosterOf(people), calendar, sharedBorders: () => [] },
  );
  return { people: informed.map(({ personId }) => personId), why };
};

describe('who is informed', () => {
  it('are the volunteers of the place, nearest first: unit leader, group leader, branch secretary', () => {
    const { people, why } = told({ unitId: 'unit:jia-1-1', buildingGroupId: 'group:jia-group' });
    expect(people).toEqual(['unit-jia-1', 'group-jia', 'branch1']);
    expect(why.at(-1)).toEqual({
      code: 'volunteers-informed',
      params: { posts: ['unit-leader', 'group-leader', 'branch-secretary'] },
    });
  });

  it('are no leaders of another unit, group or grid', () => {
    expect(told({ unitId: 'unit:jia-1-2' }).people).toEqual(['branch1']);
  });

  it('are the workers of the grids near the border, each told by name of the grid', () => {
    const { people, why } = told({ neighbours: [smallGridCode(2), smallGridCode(4)] });
    expect(people).toEqual(['worker2', 'worker4', 'branch1']);
    expect(why).toContainEqual({ code: 'neighbour-told', params: { gridCode: smallGridCode(4) } });
  });

  it('is the neighbouring grid’s second worker when the first is away, for somebody must hear it', () => {
    expect(told({ neighbours: [smallGridCode(3)] }, away('worker3')).people).toEqual(['worker3b', 'branch1']);
    const nobody = told({ neighbours: [smallGridCode(2)] }, away('worker2'));
    expect(nobody.people).toEqual(['branch1']);
    expect(nobody.why.map(({ code }) => code)).not.toContain('neighbour-told');
  });

  it('is the stand-in of the neighbouring worker’s leave, before a second worker', () => {
    expect(told({ neighbours: [smallGridCode(3)] }, away(['worker3', 'worker4'])).people).toEqual([
      'worker4',
      'branch1',
    ]);
    expect(told({ neighbours: [smallGridCode(3)] }, away(['worker3', 'worker4'], 'worker4')).people).toEqual([
      'worker3b',
      'branch1',
    ]);
  });

  it('is nobody for a complaint, not even the leader on call when it is urgent and night', () => {
    const night = new Date('2026-11-23T23:00:00+08:00');
    const urgent: Partial<AssignmentQuestion> = {
      at: night,
      severity: 'urgent',
      neighbours: [smallGridCode(2)],
    };
    expect(told(urgent).why.map(({ code }) => code)).toContain('leader-on-call-informed');
    for (const complaintAbout of complaintSubjects) {
      const { people, why } = told({ ...urgent, complaintAbout });
      expect(people, complaintAbout).toEqual([]);
      expect(why.map(({ code }) => code)).not.toContain('leader-on-call-informed');
    }
  });

  it('is not the holder a second time, when the neighbour already holds it', () => {
    const { people } = told({ neighbours: [smallGridCode(2)] }, away(['worker1', 'worker2']));
    expect(people).not.toContain('worker2');
  });

  it('is nobody for any restricted category', () => {
    const restricted = categories.filter(({ isRestricted }) => isRestricted);
    expect(restricted.length).toBeGreaterThan(0);
    for (const category of restricted)
      expect(
        told({
          category,
          severity: category.severity,
          neighbours: [smallGridCode(2)],
          unitId: 'unit:jia-1-1',
          buildingGroupId: 'group:jia-group',
        }).people,
        category.code,
      ).toEqual([]);
  });
});
