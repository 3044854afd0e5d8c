import { and, eq, exists, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { TicketScope } from '#domain/scope.ts';
import { building, compound, organisation, organisationCompound, ticket, unit } from '../schema.ts';

/** A scope as a condition on `ticket`: the same rule as `covers` in domain/scope.ts, with the community first. */
export function withinScope(scope: TicketScope): SQL {
  const restricted = scope.seesRestricted ? undefined : eq(ticket.isRestricted, false);
  const areas = or(
    scope.isWhole ? sql`true` : undefined,
    anyOf(ticket.gridCode, scope.gridCodes),
    anyOf(ticket.unitId, scope.unitIds),
    ofBuildingGroups(scope.buildingGroupIds),
    addressedTo(scope.organisationIds),
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

function addressedTo(ids: readonly string[]): SQL | undefined {
  if (ids.length === 0) return undefined;
  return exists(
    sql`(select 1 from ${organisation} where ${isServing} and ${inArray(organisation.id, [...ids])})`,
  );
}

/** An organisation that was whistled for the ticket and serves the compound it lies in, or the whole community. */
const inCompound = sql`select 1 from ${organisationCompound} join ${compound}
  on ${compound.communityId} = ${organisationCompound.communityId} and ${compound.id} = ${organisationCompound.compoundId}
  where ${organisationCompound.communityId} = ${organisation.communityId} and ${organisationCompound.organisationId} = ${organisation.id}`;
const isServing = sql`${organisation.communityId} = ${ticket.communityId} and ${organisation.id} = any(${ticket.addressedOrganisationIds})
  and (not exists (${inCompound}) or exists (${inCompound} and (ST_Covers(${compound.shape}, ${ticket.position})
    or exists (select 1 from ${building} where ${building.communityId} = ${ticket.communityId} and ${building.id} = ${ticket.buildingId} and ${building.compoundId} = ${compound.id}))))`;

/** What `covers` asks of a ticket, to select beside it. */
export const scopedColumns = {
  gridCode: ticket.gridCode,
  unitId: ticket.unitId,
  isRestricted: ticket.isRestricted,
  holderPostingId: ticket.holderPostingId,
  buildingGroupIds: sql<
    string[]
  >`array(select distinct ${unit.buildingGroupId}::text from ${unit} where ${unit.communityId} = ${ticket.communityId} and ${unit.buildingGroupId} is not null
    and (${unit.id} = ${ticket.unitId} or (${ticket.unitId} is null and ${unit.buildingId} = ${ticket.buildingId})))`,
  addressedOrganisationIds: sql<
    string[]
  >`array(select ${organisation.id}::text from ${organisation} where ${isServing})`,
};
