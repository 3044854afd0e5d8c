import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { posts } from '#contract/lists.ts';
import type { Actor } from '#domain/actor.ts';
import { publicActor } from '#domain/actor.ts';
import {
  accountScope,
  covers,
  coversGrid,
  logScope,
  peopleScope,
  type ScopedTicket,
  ticketScope,
} from '#domain/scope.ts';
import { person } from '#support/actors.ts';

const ticket = (more: Partial<ScopedTicket> = {}): ScopedTicket => ({
  gridCode: 'two',
  unitId: 'unit-2',
  buildingGroupIds: ['group-2'],
  isRestricted: false,
  holderPostingId: 'somebody',
  addressedOrganisationIds: [],
  ...more,
});
const sees = (actor: Actor, one: ScopedTicket) => covers(ticketScope(actor, 'here'), one);

describe('the scope of tickets', () => {
  it('is the whole community for those who keep it, and nothing for the public', () => {
    for (const post of ['secretary', 'deputy-secretary', 'leader-on-call', 'desk-clerk'] as const)
      expect(sees(person({ post }), ticket({ gridCode: null, unitId: null, buildingGroupIds: [] }))).toBe(
        true,
      );
    expect(sees(publicActor, ticket())).toBe(false);
    expect(sees(person(), ticket())).toBe(false);
  });

  it('of a duty officer is the whole community during the shift, and afterwards what they still hold', () => {
    expect(sees(person({ post: 'duty-officer', isOnShift: true }), ticket())).toBe(true);
    expect(sees(person({ post: 'duty-officer' }), ticket())).toBe(false);
    expect(sees(person({ post: 'duty-officer' }), ticket({ holderPostingId: 'posting-0' }))).toBe(true);
  });

  it('is the own grid, building group, unit or organisation for everybody else', () => {
    for (const post of ['grid-worker', 'area-officer', 'branch-secretary'] as const) {
      expect(sees(person({ post, gridCode: 'two' }), ticket())).toBe(true);
      expect(sees(person({ post, gridCode: 'one' }), ticket())).toBe(false);
    }
    expect(sees(person({ post: 'group-leader', buildingGroupId: 'group-2' }), ticket())).toBe(true);
    expect(sees(person({ post: 'group-leader', buildingGroupId: 'group-1' }), ticket())).toBe(false);
    expect(sees(person({ post: 'unit-leader', unitId: 'unit-2' }), ticket())).toBe(true);
    expect(sees(person({ post: 'unit-leader', unitId: 'unit-1' }), ticket())).toBe(false);
    const officer = person({ post: 'organisation-officer', organisationId: 'heating' });
    expect(sees(officer, ticket())).toBe(false);
    expect(sees(officer, ticket({ addressedOrganisationIds: ['heating'] }))).toBe(true);
    expect(sees(officer, ticket({ addressedOrganisationIds: ['power'] }))).toBe(false);
    for (const post of ['mediator', 'volunteer'] as const) {
      expect(sees(person({ post }), ticket())).toBe(false);
      expect(sees(person({ post }), ticket({ holderPostingId: 'posting-0' }))).toBe(true);
    }
  });

  it('of a post does not reach over areas that belong to another post', () => {
    const twoPosts = person({ post: 'grid-worker', gridCode: 'one' }, { post: 'rider', gridCode: 'two' });
    expect(sees(twoPosts, ticket())).toBe(false);
    expect(sees(person({ post: 'unit-leader', gridCode: 'two', unitId: 'unit-1' }), ticket())).toBe(false);
  });

  it('of what is restricted is its holder and the secretary', () => {
    const restricted = ticket({ isRestricted: true, addressedOrganisationIds: ['heating'] });
    for (const post of posts.filter((one) => one !== 'secretary')) {
      const actor = person({
        post,
        gridCode: 'two',
        unitId: 'unit-2',
        buildingGroupId: 'group-2',
        organisationId: 'heating',
        isOnShift: true,
      });
      expect(sees(actor, restricted), post).toBe(false);
    }
    expect(sees(person({ post: 'secretary' }), restricted)).toBe(true);
    expect(sees(person({ post: 'mediator' }), { ...restricted, holderPostingId: 'posting-0' })).toBe(true);
  });

  it('without a fitting post covers nothing and names nothing', () => {
    const screen: Actor = { kind: 'device', deviceId: 'a screen', views: ['wall'] };
    for (const actor of [
      publicActor,
      screen,
      person(),
      person({ post: 'administrator' }),
      person({ post: 'rider' }),
    ])
      expect(ticketScope(actor, 'here')).toEqual({
        communityId: 'here',
        isWhole: false,
        seesRestricted: false,
        gridCodes: [],
        buildingGroupIds: [],
        unitIds: [],
        postingIds: [],
        organisationIds: [],
      });
  });

  it('never holds an area that is not known: a ticket without one is not everybody’s', () => {
    const nowhere = ticket({ gridCode: null, unitId: null, buildingGroupIds: [], holderPostingId: null });
    for (const post of ['grid-worker', 'unit-leader', 'group-leader', 'organisation-officer'] as const) {
      const scope = ticketScope(person({ post }), 'here');
      for (const key of ['gridCodes', 'buildingGroupIds', 'unitIds', 'organisationIds'] as const)
        expect(scope[key], `${post}: ${key}`).toEqual([]);
      expect(covers(scope, nowhere), post).toBe(false);
      expect(covers(scope, ticket()), post).toBe(false);
    }
  });

  it('reaches a building that several groups share, for each of their leaders and for no other', () => {
    const shared = ticket({ buildingGroupIds: ['group-1', 'group-2'] });
    for (const buildingGroupId of ['group-1', 'group-2'])
      expect(sees(person({ post: 'group-leader', buildingGroupId }), shared)).toBe(true);
    expect(sees(person({ post: 'group-leader', buildingGroupId: 'group-3' }), shared)).toBe(false);
    expect(
      sees(person({ post: 'group-leader', buildingGroupId: 'group-2' }), ticket({ buildingGroupIds: [] })),
    ).toBe(false);
    expect(
      sees(
        person({ post: 'organisation-officer', organisationId: 'heating' }),
        ticket({ addressedOrganisationIds: ['power', 'heating'] }),
      ),
    ).toBe(true);
  });

  it('takes from every post its own kind of area and no other, also beside a post that may list tickets', () => {
    const areas = {
      gridCode: 'two',
      buildingGroupId: 'group-2',
      unitId: 'unit-2',
      organisationId: 'heating',
    };
    const whole = ['secretary', 'deputy-secretary', 'leader-on-call', 'duty-officer', 'desk-clerk'];
    const ofGrid = ['area-officer', 'grid-worker', 'branch-secretary'];
    for (const post of posts) {
      const one = { post, ...areas, isOnShift: true };
      const only = (wanted: boolean, area: string) => (wanted ? [area] : []);
      expect(ticketScope(person({ post: 'mediator' }, one), 'here'), post).toEqual({
        communityId: 'here',
        isWhole: whole.includes(post),
        seesRestricted: post === 'secretary',
        gridCodes: only(ofGrid.includes(post), 'two'),
        buildingGroupIds: only(post === 'group-leader', 'group-2'),
        unitIds: only(post === 'unit-leader', 'unit-2'),
        postingIds: ['posting-0', 'posting-1'],
        organisationIds: only(post === 'organisation-officer', 'heating'),
      });
      const worker = { post: 'grid-worker', gridCode: 'one' } as const;
      expect(peopleScope(person(worker, one), 'here'), post).toEqual({
        communityId: 'here',
        isWhole: whole.includes(post),
        gridCodes: ['one', ...only(ofGrid.includes(post), 'two')],
      });
    }
  });

  it('never covers more with fewer postings', () => {
    const posting = fc.record({
      post: fc.constantFrom(...posts),
      gridCode: fc.option(fc.constantFrom('one', 'two')),
      unitId: fc.option(fc.constantFrom('unit-1', 'unit-2')),
      buildingGroupId: fc.option(fc.constantFrom('group-1', 'group-2')),
      organisationId: fc.option(fc.constantFrom('heating', 'power')),
      isOnShift: fc.boolean(),
      id: fc.constantFrom('a', 'b', 'c'),
    });
    const anyTicket = fc.record({
      gridCode: fc.option(fc.constantFrom('one', 'two')),
      unitId: fc.option(fc.constantFrom('unit-1', 'unit-2')),
      buildingGroupIds: fc.subarray(['group-1', 'group-2']),
      isRestricted: fc.boolean(),
      holderPostingId: fc.option(fc.constantFrom('a', 'b', 'd')),
      addressedOrganisationIds: fc.subarray(['heating', 'power']),
    });
    fc.assert(
      fc.property(fc.array(posting, { maxLength: 4 }), posting, anyTicket, (postings, one, found) => {
        if (sees(person(...postings), found)) expect(sees(person(...postings, one), found)).toBe(true);
      }),
    );
  });
});

describe('the scopes of people, accounts and the log', () => {
  it('are the own grids, for those who may read triangles at all', () => {
    const worker = peopleScope(person({ post: 'grid-worker', gridCode: 'two' }), 'here');
    expect([coversGrid(worker, 'two'), coversGrid(worker, 'one')]).toEqual([true, false]);
    expect(coversGrid(peopleScope(person({ post: 'secretary' }), 'here'), 'one')).toBe(true);
    expect(coversGrid(peopleScope(person({ post: 'duty-officer', isOnShift: true }), 'here'), 'one')).toBe(
      true,
    );
    expect(coversGrid(peopleScope(person({ post: 'duty-officer' }), 'here'), 'one')).toBe(false);
    expect(coversGrid(peopleScope(person({ post: 'unit-leader', gridCode: 'two' }), 'here'), 'two')).toBe(
      false,
    );
    expect(coversGrid(peopleScope(publicActor, 'here'), 'two')).toBe(false);
    expect(peopleScope(publicActor, 'here')).toEqual({ communityId: 'here', isWhole: false, gridCodes: [] });
    expect(peopleScope(person({ post: 'grid-worker' }), 'here').gridCodes).toEqual([]);
  });

  it('do not grow by a duty that is over: who works in a grid too keeps that grid alone', () => {
    const both = person({ post: 'duty-officer' }, { post: 'grid-worker', gridCode: 'one' });
    const scope = peopleScope(both, 'here');
    expect([coversGrid(scope, 'one'), coversGrid(scope, 'two')]).toEqual([true, false]);
  });

  it('are there for the administrator and the secretary, and for nobody else', () => {
    for (const post of posts)
      expect(accountScope(person({ post }), 'here') !== null, post).toBe(
        post === 'administrator' || post === 'secretary',
      );
    expect(accountScope(publicActor, 'here')).toBeNull();
    expect(accountScope(person({ post: 'administrator' }), 'here')?.communityId).toBe('here');
  });

  it('are the whole log for the auditor, and what was opened for the secretary', () => {
    expect(logScope(person({ post: 'auditor' }), 'here')).toMatchObject({
      communityId: 'here',
      onlyReveals: false,
    });
    expect(logScope(person({ post: 'secretary' }), 'here').onlyReveals).toBe(true);
    expect(logScope(person({ post: 'secretary' }, { post: 'auditor' }), 'here').onlyReveals).toBe(false);
    for (const actor of [publicActor, person(), person({ post: 'administrator' })])
      expect(logScope(actor, 'here').onlyReveals).toBe(true);
  });
});
