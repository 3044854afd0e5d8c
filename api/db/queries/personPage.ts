import {
  and,
  asc,
  count,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Post } from '#contract/lists.ts';
import type { AccountScope } from '#domain/scope.ts';
import { authUser } from '../authSchema.ts';
import type { Db, Reader } from '../connect.ts';
import { buildingGroup, organisation, person, posting, unit } from '../schema.ts';

export type PersonFilter = {
  post?: Post | undefined;
  gridCode?: string | undefined;
  hasAccount?: boolean | undefined;
  /** Part of an area's name, and the grids whose names it is part of. */
  area?: { text: string; gridCodes: string[] } | undefined;
  at: Date;
  after: string | null;
  limit: number;
};

const currentAt = (at: Date) =>
  and(lte(posting.startsAt, at), or(isNull(posting.endsAt), gt(posting.endsAt, at)));

/** One page of people by id. Inside asReader; the route masks names and phones. */
export const readPersonPage = (db: Reader, { communityId }: AccountScope, filter: PersonFilter) =>
  db
    .select({ id: person.id, name: person.name, phone: person.phone, accountId: person.accountId })
    .from(person)
    .where(and(eq(person.communityId, communityId), ...conditions(db, filter)))
    .orderBy(asc(person.id))
    .limit(filter.limit);

/** How many they are on all pages. Inside asReader. */
export async function countPeople(
  db: Reader,
  { communityId }: AccountScope,
  filter: PersonFilter,
): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(person)
    .where(and(eq(person.communityId, communityId), ...conditions(db, { ...filter, after: null })));
  return row?.count ?? 0;
}

function inArea({ text, gridCodes }: { text: string; gridCodes: string[] }): SQL {
  const named = [
    [unit, posting.unitId],
    [buildingGroup, posting.buildingGroupId],
    [organisation, posting.organisationId],
  ] as const;
  const ofOthers = named.map(
    ([area, id]) =>
      sql`exists (select 1 from ${area} where ${area.communityId} = ${posting.communityId} and ${area.id} = ${id}
        and strpos(${area.name}, ${text}) > 0)`,
  );
  return or(inArray(posting.gridCode, [...gridCodes, '']), ...ofOthers) as SQL;
}

function conditions(db: Reader, filter: PersonFilter): (SQL | undefined)[] {
  const inPost = db
    .select({ id: posting.id })
    .from(posting)
    .where(
      and(
        eq(posting.communityId, person.communityId),
        eq(posting.personId, person.id),
        currentAt(filter.at),
        filter.post && eq(posting.post, filter.post),
        filter.gridCode === undefined ? undefined : eq(posting.gridCode, filter.gridCode),
        filter.area && inArea(filter.area),
      ),
    );
  const asksPost = [filter.post, filter.gridCode, filter.area].some((one) => one !== undefined);
  const { hasAccount } = filter;
  return [
    asksPost ? exists(inPost) : undefined,
    hasAccount === undefined
      ? undefined
      : hasAccount
        ? isNotNull(person.accountId)
        : isNull(person.accountId),
    filter.after === null ? undefined : gt(person.id, filter.after),
  ];
}

/** Keeps `in ()` legal when there is nobody. */
const noId = '00000000-0000-0000-0000-000000000000';

/** Current postings of these people, with the public names of their areas. */
export const readPostingsOf = (
  db: Reader,
  { communityId }: AccountScope,
  { personIds, at }: { personIds: string[]; at: Date },
) =>
  db
    .select({
      id: posting.id,
      personId: posting.personId,
      post: posting.post,
      gridCode: posting.gridCode,
      unitName: unit.name,
      groupName: buildingGroup.name,
      organisationName: organisation.name,
      startsAt: posting.startsAt,
      endsAt: posting.endsAt,
    })
    .from(posting)
    .leftJoin(unit, and(eq(unit.communityId, posting.communityId), eq(unit.id, posting.unitId)))
    .leftJoin(
      buildingGroup,
      and(eq(buildingGroup.communityId, posting.communityId), eq(buildingGroup.id, posting.buildingGroupId)),
    )
    .leftJoin(
      organisation,
      and(eq(organisation.communityId, posting.communityId), eq(organisation.id, posting.organisationId)),
    )
    .where(
      and(
        eq(posting.communityId, communityId),
        inArray(posting.personId, [...personIds, noId]),
        currentAt(at),
      ),
    )
    .orderBy(posting.startsAt, posting.id);

/** User names and states of accounts: the sign-in library's own rows, outside any community. */
export const readAccounts = (db: Db, ids: string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .select({ id: authUser.id, userName: authUser.username, disabledAt: authUser.disabledAt })
        .from(authUser)
        .where(inArray(authUser.id, ids));
