import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { posts } from '#contract/lists.ts';
import type { Actor } from '#domain/actor.ts';
import { fieldsInGrid, fieldsOn, openFields } from '#domain/openFields.ts';
import { covers, type ScopedTicket, ticketScope } from '#domain/scope.ts';
import { person, posting } from '#support/actors.ts';

const inUnit: ScopedTicket = {
  gridCode: 'two',
  unitId: 'unit-2',
  buildingGroupIds: [],
  isRestricted: false,
  holderPostingId: 'somebody',
  addressedOrganisationIds: [],
};
const keysOf = (actor: Actor, ticket: ScopedTicket) => fieldsOn(openFields(actor, 'here'), ticket);

describe('the keys of a ticket for somebody with several posts', () => {
  const both = person(
    posting({ id: 'as leader', post: 'unit-leader', unitId: 'unit-2' }),
    posting({ id: 'as volunteer', post: 'volunteer' }),
  );

  it('are those of the post the ticket belongs to: a unit leader who also volunteers reads no words of the unit', () => {
    expect([...keysOf(both, inUnit)]).toEqual(['staff-names', 'unit']);
  });

  it('are those of the other post on what that other post holds', () => {
    const held = { ...inUnit, unitId: 'unit-9', holderPostingId: 'as volunteer' };
    expect(keysOf(both, held)).toContain('report-text');
  });

  it('are never more by a post that does not cover the ticket', () => {
    const anyPosting = fc
      .record({
        post: fc.constantFrom(...posts),
        gridCode: fc.option(fc.constantFrom('one', 'two')),
        unitId: fc.option(fc.constantFrom('unit-1', 'unit-2')),
        organisationId: fc.option(fc.constantFrom('heating')),
        isOnShift: fc.boolean(),
        id: fc.uuid(),
      })
      .map(posting);
    fc.assert(
      fc.property(fc.array(anyPosting, { maxLength: 3 }), anyPosting, (postings, more) => {
        if (covers(ticketScope(person(more), 'here'), inUnit)) return;
        expect([...keysOf(person(...postings, more), inUnit)]).toEqual([
          ...keysOf(person(...postings), inUnit),
        ]);
      }),
    );
  });
});

describe('the keys of the people of a grid', () => {
  it('are those of the posts in that grid: a worker elsewhere learns no phone number as branch secretary here', () => {
    const both = person(
      posting({ id: 'there', post: 'grid-worker', gridCode: 'one' }),
      posting({ id: 'here', post: 'branch-secretary', gridCode: 'two' }),
    );
    expect(fieldsInGrid(both, 'one', 'here')).toContain('staff-phones');
    expect([...fieldsInGrid(both, 'two', 'here')]).toEqual(['staff-names', 'unit']);
  });
});
