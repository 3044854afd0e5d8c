import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Action } from '#domain/policy.ts';
import {
  type Asked,
  drawGrids,
  isThere,
  type ObjectRoute,
  objectRoutes,
  type Relation,
  relations,
  type Target,
} from '#support/matrixObjects.ts';
import { canary, openMatrix, refusalBy, routed, type World, withoutRequestId } from '#support/matrixWorld.ts';
import { everyRole, type Role } from '#support/roles.ts';

let world: World;
let routes: Record<string, ObjectRoute>;
/** What stands for all who are not let through, and must be untouched in the end. */
const standing = new Map<string, Target>();

beforeAll(async () => {
  world = await openMatrix();
  await drawGrids(world);
  routes = objectRoutes(world);
}, 120_000);
afterAll(() => world.api.close());

async function standingFor(route: string, asked: Asked): Promise<Target> {
  // A session stands to each role differently.
  const key = `${route} ${asked.relation}${route.includes('/sessions/') ? asked.role : ''}`;
  const known = standing.get(key) ?? (await (routes[route] as ObjectRoute).make(asked));
  standing.set(key, known);
  return known;
}

type Aim = { route: string; action: Action; role: Role; relation: Relation };
async function ask({ route, action, role, relation }: Aim) {
  const [method = '', path = ''] = route.split(' ');
  const row = routes[route] as ObjectRoute;
  const actor = world.actorOf(role, isThere(relation));
  const asked: Asked = { role, relation, actor };
  const refused = refusalBy(role, actor, action);
  let target = await standingFor(route, asked);
  const becomes = refused ?? row.becomes(asked, target);
  if (row.isUsedUp && becomes < 300) target = await row.make(asked);
  const { headers = {}, body } = row.send?.(target, asked) ?? {};
  const response = await world.api.request(
    path.replace(/:id|:gridCode/, target.id),
    {
      method,
      headers: { 'content-type': 'application/json', ...world.headersOf(role), ...headers },
      ...(body === undefined ? {} : { body }),
    },
    isThere(relation) ? world.api.other : world.api.code,
  );
  return { becomes, refused, status: response.status, text: await response.text() };
}

describe('every route with an id', () => {
  it('stands in the table of objects', () => {
    const withId = [...routed(world.api).keys()].filter((route) => route.includes(':'));
    expect(Object.keys(routes).sort()).toEqual(withId.sort());
  });

  it.each(everyRole)(
    'answers a %s by policy and scope; what is out of reach, elsewhere or gone like what never was',
    async (role) => {
      let asked = 0;
      for (const [route, action] of routed(world.api)) {
        if (!routes[route]) continue;
        const nothing = await ask({ route, action: action as Action, role, relation: 'random id' });
        for (const relation of relations) {
          const what = `${role} ${route} ${relation}`;
          const { becomes, refused, status, text } = await ask({
            route,
            action: action as Action,
            role,
            relation,
          });
          expect(status, `${what}: ${text.slice(0, 200)}`).toBe(becomes);
          asked++;
          // There the asker is somebody else, and may be refused where here they are not.
          if (status >= 400 && !isThere(relation))
            expect(withoutRequestId(text), what).toBe(withoutRequestId(nothing.text));
          const isOpened = route.endsWith('/contact') && status === 200;
          expect(text.includes(canary.phone), what).toBe(isOpened);
          expect(text.includes(`"${canary.name}"`), what).toBe(isOpened);
          if (refused !== null || relation === 'deleted') expect(text, what).not.toContain(canary.text);
        }
      }
      expect(asked).toBe(Object.keys(routes).length * relations.length);
    },
    60_000,
  );

  it('has left everything that nobody was allowed to change as it was', async () => {
    const ids = (part: string) =>
      [...standing]
        .filter(([key]) => key.includes(part) && !/deleted|random/.test(key))
        .map(([, { id }]) => id);
    const { sql } = world.api.database;
    const [left] = await sql<Record<string, number>[]>`
      select (select count(*)::int from report_contact where report_id in ${sql(ids('/personal'))}) as contacts,
        (select count(*)::int from wall_device where revoked_at is null and id in ${sql(ids('/devices/'))}) as screens,
        (select count(*)::int from posting where ends_at is null and id in ${sql(ids('/postings/'))}) as postings,
        (select count(*)::int from auth_session where id in ${sql(ids('/sessions/'))}) as sessions,
        (select count(*)::int from person p join auth_user u on u.id = p.account_id and u.disabled_at is null
          where p.id in ${sql(ids('/people/'))}) as accounts`;
    expect(left).toEqual({
      contacts: ids('/personal').length,
      screens: ids('/devices/').length,
      postings: ids('/postings/').length,
      sessions: ids('/sessions/').length,
      accounts: ids('/people/').length,
    });
  });
});
