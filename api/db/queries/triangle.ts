import { and, eq, inArray, or } from 'drizzle-orm';
import type { PeopleScope } from '#domain/scope.ts';
import type { Reader } from '../connect.ts';
import { buildingGroup, grid, person, posting, unit } from '../schema.ts';

/**
 * Everybody posted to a grid, its units or the building groups that serve its units. Staff shape: names and phones, inside
 * asReader. The caller has asked `coversGrid`.
 */
export async function readPeopleOfGrid(db: Reader, { communityId }: PeopleScope, gridCode: string) {
  const units = await db
    .select({ id: unit.id, name: unit.name, buildingGroupId: unit.buildingGroupId })
    .from(unit)
    .innerJoin(grid, and(eq(grid.communityId, unit.communityId), eq(grid.id, unit.gridId)))
    .where(and(eq(unit.communityId, communityId), eq(grid.gridCode, gridCode)))
    .orderBy(unit.code);
  const groupIds = [...new Set(units.flatMap(({ buildingGroupId }) => buildingGroupId ?? []))];
  const areas = [eq(posting.gridCode, gridCode)];
  if (units.length > 0)
    areas.push(
      inArray(
        posting.unitId,
        units.map(({ id }) => id),
      ),
    );
  if (groupIds.length > 0) areas.push(inArray(posting.buildingGroupId, groupIds));
  const people = await db
    .select({
      postingId: posting.id,
      personId: person.id,
      post: posting.post,
      duty: posting.duty,
      rank: posting.rank,
      name: person.name,
      phone: person.phone,
      startsAt: posting.startsAt,
      endsAt: posting.endsAt,
      unitId: posting.unitId,
      unitName: unit.name,
      groupName: buildingGroup.name,
    })
    .from(posting)
    .innerJoin(person, and(eq(person.communityId, posting.communityId), eq(person.id, posting.personId)))
    .leftJoin(unit, and(eq(unit.communityId, posting.communityId), eq(unit.id, posting.unitId)))
    .leftJoin(
      buildingGroup,
      and(eq(buildingGroup.communityId, posting.communityId), eq(buildingGroup.id, posting.buildingGroupId)),
    )
    .where(and(eq(posting.communityId, communityId), or(...areas)))
    .orderBy(posting.rank, unit.code, posting.id);
  return { units, people };
}

export const readPersonNames = async (
  db: Reader,
  { communityId }: PeopleScope,
  ids: string[],
): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(and(eq(person.communityId, communityId), inArray(person.id, ids)));
  return new Map(rows.map(({ id, name }) => [id, name]));
};
