import { and, eq, exists, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { TicketScope } from '#domain/scope.ts';
import { ticket, unit } from '../schema.ts';

/** A scope as a condition on `ticket`: the same rule as `covers` in domain/scope.ts, with the community first. */
export function withinScope(scope: TicketScope): SQL {
  const restricted = scope.seesRestricted ? undefined : eq(ticket.isRestricted, false);
  const areas = or(
    scope.isWhole ? sql`true` : undefined,
    anyOf(ticket.gridCode, scope.gridCodes),
    anyOf(ticket.unitId, scope.unitIds),
    ofBuildingGroups(scope.buildingGroupIds),
    overlaps(scope.organisationIds),
  );
  const visible = or(
    anyOf(ticket.holderPostingId, scope.postingIds),
    areas && and(restricted, areas),
    scope.seesRestricted ? eq(ticket.isRestricted, true) : undefined,
  );
  return and(eq(ticket.communityId, scope.communityId), visible ?? sql`false`) as SQL;
}

const anyOf = (column: Parameters<typeof inArray>[0], values: readonly string[]): SQL | undefined =>
  values.length === 0 ? undefined : inArray(column, [...values]);

/** A ticket of the group's unit, or of a building with such a unit where no unit is known. */
function ofBuildingGroups(ids: readonly string[]): SQL | undefined {
  if (ids.length === 0) return undefined;
  const unitHere = sql`select 1 from ${unit} where ${unit.communityId} = ${ticket.communityId}
    and ${inArray(unit.buildingGroupId, [...ids])}
    and (${unit.id} = ${ticket.unitId} or (${ticket.unitId} is null and ${unit.buildingId} = ${ticket.buildingId}))`;
  return exists(sql`(${unitHere})`);
}

const overlaps = (ids: readonly string[]): SQL | undefined =>
  ids.length === 0 ? undefined : sql`${ticket.addressedOrganisationIds} && ${sql.param([...ids])}::uuid[]`;
