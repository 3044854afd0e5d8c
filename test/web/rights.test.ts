import { describe, expect, it } from 'vitest';
import { type Post, posts } from '#contract/lists.ts';
import type { Me } from '#contract/session.ts';
import type { ActingPosting, Actor } from '#domain/actor.ts';
import { policy, rightsOf } from '#domain/policy.ts';
import { coversGrid, peopleScope } from '#domain/scope.ts';
import { homeOf, isNobody, openScreens, postsFor, seesGrid } from '#web/display/rights.ts';

const own = '150621005901004';
const other = '150621005901009';
const actorIn = (post: Post, { gridCode = null as string | null, isOnShift = true } = {}): Actor => ({
  kind: 'person',
  personId: 'p',
  accountId: 'a',
  postings: [
    { id: 'x', post, gridCode, buildingGroupId: null, unitId: null, organisationId: null, isOnShift },
  ] as unknown as ActingPosting[],
});
const meOf = (actor: Actor): Me =>
  ({
    kind: actor.kind,
    isStranger: false,
    postings: actor.kind === 'person' ? actor.postings : [],
    rights: rightsOf(actor),
  }) as unknown as Me;

describe('what the screens say about rights', () => {
  it('names the same posts as the policy of the server', () => {
    for (const [action, needed] of Object.entries(postsFor))
      expect([action, needed]).toEqual([action, policy[action as keyof typeof policy]]);
  });

  it('knows before asking which grids are within scope, exactly as the server decides', () => {
    for (const post of posts)
      for (const gridCode of [own, null])
        for (const isOnShift of [true, false]) {
          const actor = actorIn(post, { gridCode, isOnShift });
          const scope = peopleScope(actor, 'c');
          for (const asked of [own, other])
            expect([post, gridCode, isOnShift, asked, seesGrid(meOf(actor), asked)]).toEqual([
              post,
              gridCode,
              isOnShift,
              asked,
              coversGrid(scope, asked),
            ]);
        }
  });

  it('leads everybody to a screen that is theirs', () => {
    const home = (post: Post) => homeOf(meOf(actorIn(post)));
    expect(home('secretary')).toBe('/desk');
    expect(home('grid-worker')).toBe('/desk');
    expect(home('auditor')).toBe('/log');
    expect(home('administrator')).toBe('/admin');
    expect(home('rider')).toBe('/report');
    expect(home('member-home')).toBe('/account');
    const pages = openScreens(meOf(actorIn('secretary'))).map(({ path }) => path);
    expect(pages).toEqual(['/desk', '/log', '/admin']);
  });

  it('takes a stranger for somebody who is signed in', () => {
    const nobody = meOf({ kind: 'public' } as Actor);
    expect(isNobody(nobody)).toBe(true);
    expect(isNobody({ ...nobody, isStranger: true })).toBe(false);
    expect(seesGrid(nobody, own)).toBe(false);
  });
});
