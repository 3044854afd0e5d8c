import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Post, posts } from '#contract/lists.ts';
import type { ActingPosting, Actor } from '#domain/actor.ts';
import { publicActor } from '#domain/actor.ts';
import { type Field, fields } from '#domain/fields.ts';
import { maskName, maskPhone } from '#domain/mask.ts';
import { fieldsOn, openFields } from '#domain/openFields.ts';
import { type Action, actions, may, rightsOf, ruleOf } from '#domain/policy.ts';
import type { ScopedTicket } from '#domain/scope.ts';
import { person, posting } from '#support/actors.ts';

let lastId = 0;
const acting = (post: Post, more: Partial<ActingPosting> = {}) =>
  posting({ id: `posting-${++lastId}`, post, ...more });
/** A ticket that one posting holds, so that it is within that posting's scope wherever it lies. */
const heldBy = (holderPostingId: string | null): ScopedTicket => ({
  gridCode: null,
  unitId: null,
  buildingGroupIds: [],
  isRestricted: false,
  holderPostingId,
  addressedOrganisationIds: [],
});
const keysOf = (actor: Actor, ticket: ScopedTicket) => [...fieldsOn(openFields(actor, 'here'), ticket)];
const allowedTo = (actor: Actor) => actions.filter((action) => may(actor, action).ok);

/** Written out once more, by hand: who may do what. A change of the policy must be made in both places. */
const open: Action[] = [
  'document.read',
  'health.read',
  'land.read',
  'wall.read',
  'feed.read',
  'reports.send',
  'photos.send',
  'report.follow',
  'devices.ask',
  'session.open',
  'session.demo',
  'me.read',
];
const reading: Action[] = ['tickets.list', 'tickets.read', 'photos.read'];
const expected: Record<Post, Action[]> = {
  secretary: [...reading, 'triangle.read', 'contact.reveal', 'people.list', 'posting.end', 'log.read'],
  'deputy-secretary': [...reading, 'triangle.read', 'contact.reveal'],
  'leader-on-call': [...reading, 'triangle.read', 'contact.reveal'],
  'desk-clerk': [...reading, 'triangle.read', 'contact.reveal'],
  'duty-officer': reading,
  'area-officer': [...reading, 'triangle.read'],
  'grid-worker': [...reading, 'triangle.read'],
  'branch-secretary': [...reading, 'triangle.read'],
  'group-leader': reading,
  'unit-leader': reading,
  'organisation-officer': reading,
  mediator: reading,
  volunteer: reading,
  'member-home': [],
  rider: [],
  auditor: ['log.read'],
  administrator: ['report.erase', 'people.list', 'accounts.manage', 'posting.end', 'devices.manage'],
};

describe('the policy', () => {
  it('lets the public do what is public and nothing else, and says to sign in', () => {
    expect(allowedTo(publicActor).sort()).toEqual([...open].sort());
    for (const action of actions.filter((one) => !open.includes(one)))
      expect(may(publicActor, action)).toEqual({ ok: false, because: 'sign-in-needed' });
  });

  it('gives a screen and the sender of a report no more than the public', () => {
    for (const actor of [
      { kind: 'device', deviceId: 'd', views: ['wall'] },
      { kind: 'reporter', reportId: 'r' },
    ] as Actor[])
      expect(allowedTo(actor)).toEqual(allowedTo(publicActor));
  });

  it.each(posts)('gives a %s exactly what is written down', (post) => {
    const wanted = [...open, 'session.own' as const, ...expected[post]];
    expect(allowedTo(person(acting(post))).sort()).toEqual(wanted.sort());
    for (const action of actions.filter((one) => !wanted.includes(one)))
      expect(may(person(acting(post)), action)).toMatchObject({ ok: false });
  });

  it('gives a duty officer more for as long as the shift lasts', () => {
    const onShift = person(acting('duty-officer', { isOnShift: true }));
    const offShift = person(acting('duty-officer'));
    const more = allowedTo(onShift).filter((action) => !allowedTo(offShift).includes(action));
    expect(more).toEqual(['triangle.read', 'contact.reveal']);
    expect(may(offShift, 'contact.reveal')).toEqual({ ok: false, because: 'off-shift' });
    expect(may(person(acting('rider')), 'tickets.list')).toEqual({
      ok: false,
      because: 'post-does-not-allow',
    });
  });

  it('gives a person with several posts what each of them gives, and without any only their own account', () => {
    fc.assert(
      fc.property(fc.subarray([...posts]), (held) => {
        const actor = person(...held.map((post) => acting(post)));
        const together = new Set(held.flatMap((post) => allowedTo(person(acting(post)))));
        for (const action of [...open, 'session.own' as const]) together.add(action);
        expect(new Set(allowedTo(actor))).toEqual(together);
      }),
    );
  });

  it('tells a screen every right with its reason', () => {
    expect(rightsOf(publicActor)).toHaveLength(actions.length);
    expect(rightsOf(publicActor).find(({ action }) => action === 'tickets.list')).toEqual({
      action: 'tickets.list',
      ok: false,
      because: 'sign-in-needed',
    });
    const ofClerk = rightsOf(person(acting('desk-clerk')));
    for (const { action, ok } of ofClerk)
      expect(may(person(acting('desk-clerk')), action as Action).ok).toBe(ok);
    expect(ofClerk.find(({ action }) => action === 'contact.reveal')).toEqual({
      action: 'contact.reveal',
      ok: true,
    });
  });

  it('looks up who asks wherever the answer depends on it', () => {
    for (const action of actions.filter((one) => ruleOf(one) === 'public')) expect(open).toContain(action);
    expect(ruleOf('me.read')).toBe('anybody');
    expect(ruleOf('session.own')).toBe('signed-in');
  });

  it('takes a screen and a reporter by link for the public', () => {
    for (const actor of [
      { kind: 'device', deviceId: 'a screen', views: ['wall'] },
      { kind: 'reporter', reportId: 'a report' },
    ] satisfies Actor[]) {
      expect(allowedTo(actor).sort()).toEqual([...open].sort());
      expect(keysOf(actor, heldBy(null))).toEqual([]);
    }
  });

  it('lasts beyond the shift for who keeps the desk otherwise too', () => {
    const both = person(acting('duty-officer'), acting('desk-clerk'));
    expect(may(both, 'contact.reveal')).toEqual({ ok: true });
    expect(may(person(acting('duty-officer'), acting('grid-worker')), 'contact.reveal')).toEqual({
      ok: false,
      because: 'off-shift',
    });
  });
});

describe('the keys of a ticket', () => {
  const seen = (post: Post, more: Partial<ActingPosting> = {}) => {
    const posting = acting(post, more);
    return keysOf(person(posting), heldBy(posting.id));
  };
  const handling: Field[] = [
    'staff-names',
    'staff-phones',
    'report-text',
    'place-text',
    'unit',
    'sent-position',
    'photos',
  ];

  it('are all open to those at the desk, but a contact only masked', () => {
    expect(seen('secretary')).toEqual(fields);
    for (const post of ['deputy-secretary', 'leader-on-call', 'desk-clerk'] as const)
      expect(seen(post)).toEqual(fields);
    expect(seen('duty-officer', { isOnShift: true })).toEqual(fields);
    expect(seen('duty-officer')).toEqual([]);
  });

  it('never hold the contact for those who handle it, nor words and doors for those only informed or called', () => {
    for (const post of ['area-officer', 'grid-worker'] as const) expect(seen(post)).toEqual(handling);
    for (const post of ['branch-secretary', 'group-leader', 'unit-leader'] as const)
      expect(seen(post)).toEqual(['staff-names', 'unit']);
    expect(seen('organisation-officer')).toEqual(['report-text', 'sent-position', 'photos']);
    for (const post of ['mediator', 'volunteer'] as const)
      expect(seen(post)).toEqual(handling.filter((field) => field !== 'staff-phones'));
    for (const post of ['rider', 'member-home', 'auditor', 'administrator'] as const)
      expect(seen(post)).toEqual([]);
    expect(keysOf(publicActor, heldBy(null))).toEqual([]);
  });
});

describe('a mask', () => {
  it('leaves the family name and the ends of a number', () => {
    expect(maskName('王建国')).toBe('王*');
    expect(maskName('乌云其木格')).toBe('乌*');
    expect(maskName('王')).toBe('*');
    expect(maskName('')).toBe('');
    expect(maskPhone('13812345678')).toBe('138****5678');
    expect(maskPhone('100-0000-0001')).toBe('100****0001');
    expect(maskPhone('12345')).toBe('****');
  });

  it('never lets the middle through', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{9,15}$/), (phone) => {
        expect(maskPhone(phone)).toHaveLength(11);
        expect(maskPhone(phone).slice(3, 7)).toBe('****');
      }),
    );
  });
});
