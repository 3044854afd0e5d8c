import { and, asc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import type { Post } from '#contract/lists.ts';
import type { Db, Tx } from '../connect.ts';
import { buildingGroup, community, organisation, person, posting, shift, unit } from '../schema.ts';

export type PostedPerson = {
  postingId: string;
  personId: string;
  name: string;
  post: Post;
  gridCode: string | null;
  /** Public name of a building group, unit or organisation. */
  areaName: string | null;
  service: string | null;
};

/** Whether there is nothing in this database but demo communities. */
export async function hasOnlyDemo(db: Db | Tx): Promise<boolean> {
  const [row] = await db
    .select({ isDemo: sql<boolean>`coalesce(bool_and(${community.isDemo}), false)` })
    .from(community);
  return row?.isDemo ?? false;
}

/** Everybody in a post at a moment; first those who have fewest other posts, for they show one role best. Inside asReader. */
export async function readPostedPeople(tx: Tx, communityId: string, at: Date): Promise<PostedPerson[]> {
  const current = and(lte(posting.startsAt, at), or(isNull(posting.endsAt), gt(posting.endsAt, at)));
  const posts = sql<number>`count(*) over (partition by ${posting.personId})`.mapWith(Number);
  const rows = await tx
    .select({
      postingId: posting.id,
      personId: person.id,
      name: person.name,
      post: posting.post,
      gridCode: posting.gridCode,
      areaName: sql<string | null>`coalesce(${unit.name}, ${buildingGroup.name}, ${organisation.name})`,
      service: organisation.service,
    })
    .from(posting)
    .innerJoin(person, and(eq(person.communityId, posting.communityId), eq(person.id, posting.personId)))
    .leftJoin(unit, and(eq(unit.communityId, posting.communityId), eq(unit.id, posting.unitId)))
    .leftJoin(
      buildingGroup,
      and(eq(buildingGroup.communityId, posting.communityId), eq(buildingGroup.id, posting.buildingGroupId)),
    )
    .leftJoin(
      organisation,
      and(eq(organisation.communityId, posting.communityId), eq(organisation.id, posting.organisationId)),
    )
    .where(and(eq(posting.communityId, communityId), current))
    .orderBy(asc(posts), posting.rank, posting.gridCode, posting.id);
  return rows.map((row) => ({ ...row, post: row.post as Post }));
}

/** Ids of the postings that are on the duty roster at a moment. */
export async function readPostingsOnShift(db: Db, communityId: string, at: Date): Promise<Set<string>> {
  const rows = await db
    .select({ id: shift.postingId })
    .from(shift)
    .where(and(eq(shift.communityId, communityId), gt(shift.endsAt, at), lte(shift.startsAt, at)));
  return new Set(rows.map(({ id }) => id));
}
