import { uuidv7 } from 'uuidv7';
import type { Actor } from '#domain/actor.ts';
import { fieldScope } from '#domain/openFields.ts';
import { covers, coversGrid, peopleScope, ticketScope } from '#domain/scope.ts';
import { inGrid, randomId, type Subject, type World } from './matrixWorld.ts';
import type { Role } from './roles.ts';
import { smallGridCode } from './smallLand.ts';

/** How an object stands to who asks. What belongs to another community is asked for here, and there as well. */
export const relations = [
  'own grid',
  'sibling grid',
  'other community',
  'other community, asked there',
  'deleted',
  'random id',
] as const;
export type Relation = (typeof relations)[number];
export const isThere = (relation: Relation) => relation === 'other community, asked there';
const isOther = (relation: Relation) => relation.startsWith('other');
/** Whether the community that is asked has such an object, and has it still. */
const isFound = (relation: Relation) => ['own grid', 'sibling grid', relations[3]].includes(relation);
const gridOf = (relation: Relation) => (relation === 'sibling grid' ? 5 : 2);
const reason = '矩阵里的一次试验';

export type Asked = { role: Role; relation: Relation; actor: Actor };
export type Target = { id: string; subject?: Subject };
export type ObjectRoute = {
  /** An object that nobody else in the matrix looks at. */
  make: (asked: Asked) => Promise<Target>;
  /** The answer to who passes the policy. */
  becomes: (asked: Asked, target: Target) => number;
  /** Whether an allowed request uses the object up, so that each gets one of its own. */
  isUsedUp?: true;
  send?: (target: Target, asked: Asked) => { headers?: Record<string, string>; body?: BodyInit };
};

/** Every route with an id: what there is to aim at, a valid body, and what the rules alone make of it. */
export function objectRoutes(world: World): Record<string, ObjectRoute> {
  const { api } = world;
  const communityOf = (relation: Relation) => (isOther(relation) ? api.otherId : api.communityId);
  const askedIn = (relation: Relation) => (isThere(relation) ? api.otherId : api.communityId);
  const ticketOf = ({ actor, relation }: Asked, { subject }: Target): boolean =>
    subject !== undefined && covers(ticketScope(actor, askedIn(relation)), subject.row);
  const makeReport = async ({ relation }: Asked): Promise<Target & { subject?: Subject }> => {
    if (relation === 'random id') return { id: randomId };
    const subject = await world.send(inGrid(gridOf(relation)), isOther(relation) ? api.other : api.code);
    if (relation === 'deleted')
      await api.request(`/api/reports/${subject.reportId}/personal`, {
        method: 'DELETE',
        headers: await api.as('administrator'),
        body: JSON.stringify({ what: ['contact', 'text', 'photos'], reason }),
      });
    return { id: subject.reportId, subject };
  };
  const makeVia = (key: 'ticketId' | 'photoId') => async (asked: Asked) => {
    const { id, subject } = await makeReport(asked);
    return subject ? { id: subject[key], subject } : { id };
  };
  const make = objectMakers(world, communityOf);
  const found = ({ relation }: Asked, status = 200) => (isFound(relation) ? status : 404);
  const json = (body: object) => () => ({ body: JSON.stringify(body) });
  const inScope = (asked: Asked, target: Target) => isFound(asked.relation) && ticketOf(asked, target);
  return {
    'GET /api/grids/:gridCode/triangle': {
      make: async ({ relation }) => ({ id: gridCodes[relation] }),
      becomes: (asked, { id }) => {
        const isOpen = coversGrid(peopleScope(asked.actor, askedIn(asked.relation)), id);
        return isFound(asked.relation) && isOpen ? 200 : 404;
      },
    },
    'GET /api/tickets/:id': {
      make: makeVia('ticketId'),
      // A ticket stays when what its sender told about themselves has been erased.
      becomes: (asked, target) =>
        (asked.relation === 'deleted' ? ticketOf(asked, target) : inScope(asked, target)) ? 200 : 404,
    },
    'GET /api/photos/:id': {
      make: makeVia('photoId'),
      becomes: (asked, { subject }) => {
        const scope = fieldScope(asked.actor, 'photos', askedIn(asked.relation));
        return isFound(asked.relation) && subject !== undefined && covers(scope, subject.row) ? 200 : 404;
      },
    },
    'PUT /api/photos/:id': {
      make: async (asked) => (asked.relation === 'random id' ? { id: uuidv7() } : makeVia('photoId')(asked)),
      // Another community's id is free here; an erased picture leaves its id taken.
      becomes: ({ relation }) => (isFound(relation) || relation === 'deleted' ? 200 : 201),
      isUsedUp: true,
      send: () => ({ body: world.photo, headers: { 'content-type': 'image/png' } }),
    },
    'GET /api/reports/:id': {
      make: makeReport,
      becomes: (asked) =>
        asked.relation === 'sibling grid' ? 404 : asked.relation === 'deleted' ? 200 : found(asked),
      send: ({ subject }, { relation }) => ({
        // With a token of another report no report is found.
        headers: {
          'x-follow-token': `${relation === 'sibling grid' ? 'x' : ''}${subject?.followToken ?? 'x'}`,
        },
      }),
    },
    'POST /api/reports/:id/contact': {
      make: makeReport,
      becomes: (asked, target) => (inScope(asked, target) ? 200 : 404),
      send: json({ purpose: 'call-back' }),
    },
    'DELETE /api/reports/:id/personal': {
      make: makeReport,
      becomes: (asked) => (asked.relation === 'deleted' ? 200 : found(asked)),
      isUsedUp: true,
      send: json({ what: ['contact', 'text', 'photos'], reason }),
    },
    'DELETE /api/sessions/:id': {
      make: make.session,
      becomes: ({ relation }) => (relation === 'own grid' ? 204 : 404),
      isUsedUp: true,
    },
    'DELETE /api/devices/:id': { make: make.device, becomes: (asked) => found(asked, 204), isUsedUp: true },
    'POST /api/people/:id/account': {
      make: make.person,
      // A disabled account is opened again.
      becomes: (asked) => (asked.relation === 'deleted' ? 201 : found(asked, 201)),
      isUsedUp: true,
      send: json({}),
    },
    'DELETE /api/people/:id/account': {
      make: make.person,
      becomes: (asked) => found(asked),
      isUsedUp: true,
      send: json({ reason }),
    },
    'POST /api/postings/:id/end': {
      make: make.posting,
      becomes: (asked) => found(asked),
      isUsedUp: true,
      send: json({ reason }),
    },
  };
}

/** Grids of the own community, of the other alone, and of boundaries that count no more. */
const gridCodes: Record<Relation, string> = {
  'own grid': smallGridCode(2),
  'sibling grid': smallGridCode(5),
  'other community': 'OTHER-001',
  'other community, asked there': 'OTHER-001',
  deleted: 'EARLIER-001',
  'random id': 'NOWHERE-001',
};

/** Draws the two grids that the small community does not come with. */
export async function drawGrids({ api }: World): Promise<void> {
  const { sql } = api.database;
  const earlier = uuidv7();
  await sql`insert into boundary_version (community_id, id, number, published_at, note, boundary)
    select community_id, ${earlier}, 0, published_at - interval '1 year', '', boundary from boundary_version where community_id = ${api.communityId}`;
  await sql`insert into grid (community_id, id, boundary_version_id, grid_code, number, name, short_name, shape)
    select community_id, ${uuidv7()}, ${earlier}, 'EARLIER-001', 99, '早先的网格', '早先', shape from grid
    where community_id = ${api.communityId} and grid_code = ${smallGridCode(2)}`;
  await sql`insert into grid (community_id, id, boundary_version_id, grid_code, number, name, short_name, shape)
    select community_id, ${uuidv7()}, boundary_version_id, 'OTHER-001', 99, '别处的网格', '别处', shape from grid
    where community_id = ${api.otherId} and grid_code = ${smallGridCode(2)}`;
  await sql`update community_counter set ground_version = ground_version + 1 where community_id in ${sql([api.communityId, api.otherId])}`;
}

/** People, postings, screens and sessions to be thrown away. */
function objectMakers({ api, actorOf }: World, communityOf: (relation: Relation) => string) {
  const { sql } = api.database;
  const at = api.deps.clock();
  const person = async ({ relation }: Asked): Promise<Target> => {
    if (relation === 'random id') return { id: randomId };
    const [id, communityId] = [uuidv7(), communityOf(relation)];
    await sql`insert into person (community_id, id, name, phone) values (${communityId}, ${id}, '过路人', '100-8888-0000')`;
    await api.deps.identity.openAccount({ communityId, personId: id });
    if (relation === 'deleted') await api.deps.identity.disableAccount({ communityId, personId: id });
    return { id };
  };
  const posting = async (asked: Asked): Promise<Target> => {
    const { id: personId } = await person(asked);
    if (personId === randomId) return { id: randomId };
    const [id, { relation }] = [uuidv7(), asked];
    const endsAt = relation === 'deleted' ? at : null;
    await sql`insert into posting (community_id, id, person_id, post, duty, grid_code, rank, starts_at, ends_at)
      values (${communityOf(relation)}, ${id}, ${personId}, 'volunteer', '帮忙', ${smallGridCode(gridOf(relation))}, 1, '2024-01-01T00:00:00Z', ${endsAt})`;
    return { id };
  };
  const device = async ({ relation }: Asked): Promise<Target> => {
    if (relation === 'random id') return { id: randomId };
    const id = uuidv7();
    await sql`insert into wall_device (community_id, id, name, token_hash, views, asked_at, paired_at, revoked_at)
      values (${communityOf(relation)}, ${id}, '走廊', ${id}, '{wall}', ${at}, ${at}, ${relation === 'deleted' ? at : null})`;
    return { id };
  };
  /** A further session of the asker, of a colleague in another grid, of somebody elsewhere; an ended one is gone. */
  const session = async ({ role, relation }: Asked): Promise<Target> => {
    const id = uuidv7();
    if (relation === 'random id' || relation === 'deleted') return { id };
    const own = [actorOf(role), actorOf(role, true)].find((actor) => actor.kind === 'person');
    const colleague = actorOf(
      role === 'grid-worker of a sibling grid' ? 'grid-worker' : 'grid-worker of a sibling grid',
    );
    const elsewhere = await api.deps.identity.resolve(
      new Headers(await api.as('worker2', api.otherId)),
      api.otherId,
    );
    const owner =
      relation === 'own grid' ? (own ?? colleague) : isOther(relation) ? elsewhere.actor : colleague;
    const accountId = owner.kind === 'person' ? owner.accountId : '';
    await sql`insert into auth_session (id, token, user_id, expires_at, created_at, updated_at)
      values (${id}, ${id}, ${accountId}, ${new Date(at.getTime() + 3_600_000)}, ${at}, ${at})`;
    return { id };
  };
  return { person, posting, device, session };
}
