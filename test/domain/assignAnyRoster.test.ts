import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categories } from '#contract/categories.ts';
import { type ComplaintSubject, volunteerPosts } from '#contract/lists.ts';
import { assign } from '#domain/assign.ts';
import { smallPeople } from '#support/smallCommunity.ts';
import { away, rosterOf, smallGround, without } from '#support/smallGround.ts';
import { smallGridCode } from '#support/smallLand.ts';

const { calendar } = smallGround();
const borders = [5, 1, 3].map((number) => ({ gridCode: smallGridCode(number), meters: 100 }));

describe('for whatever roster', () => {
  const people = smallPeople();
  const keys = people.persons.map(({ key }) => key);
  const rosters = fc.record({
    absent: fc.subarray(keys),
    leaving: fc.array(fc.tuple(fc.constantFrom(...keys), fc.option(fc.constantFrom(...keys))), {
      maxLength: 30,
    }),
  });
  const questions = fc.record({
    at: fc.date({
      min: new Date('2024-02-01T00:00:00Z'),
      max: new Date('2027-12-01T00:00:00Z'),
      noInvalidDate: true,
    }),
    category: fc.constantFrom(...categories),
    gridCode: fc.option(fc.constantFrom(...[1, 2, 3, 4, 5, 6].map(smallGridCode))),
    unitId: fc.option(fc.constantFrom('unit:jia-1-1', 'unit:yi-2-1')),
    buildingGroupId: fc.option(fc.constantFrom('group:jia-group', 'group:yi-group')),
    neighbours: fc.subarray([1, 2, 3, 4, 5, 6].map(smallGridCode)),
    complaintAbout: fc.option(fc.constantFrom<ComplaintSubject>('grid-worker', 'property', 'community')),
  });

  it('there is a holder with reasons, never a volunteer and never the one complained about', () => {
    fc.assert(
      fc.property(questions, rosters, (question, { absent, leaving }) => {
        const own = smallPeople();
        without(...absent.filter((key) => key !== 'clerk'))(own);
        for (const [person, standIn] of leaving) away(standIn === null ? person : [person, standIn])(own);
        const result = assign(
          { ...question, severity: question.category.severity },
          { roster: rosterOf(own), calendar, sharedBorders: () => borders },
        );
        expect(volunteerPosts).not.toContain(result.holder.post);
        expect(result.why.length).toBeGreaterThanOrEqual(2);
        expect(result.informed.map(({ id }) => id)).not.toContain(result.holder.id);
        if (question.complaintAbout !== null) expect(result.holder.post).not.toBe('grid-worker');
        if (question.complaintAbout === 'community')
          expect(['secretary', 'desk-clerk']).toContain(result.holder.post);
        if (question.category.isRestricted || question.complaintAbout !== null)
          expect(result.informed.filter(({ post }) => post !== 'leader-on-call')).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});
