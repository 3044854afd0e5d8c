import type { Sql } from 'postgres';
import type { Status } from '#contract/lists.ts';
import type { UnspokenTicket } from '#domain/publicTicket.ts';

/** What the first answer to a report was, without what is read anew on every retry. */
export type Placement = { ticket: UnspokenTicket; asks: string[]; receivedAt: string };
export type EarlierReport = {
  id: string;
  bodyHash: string;
  placement: Placement;
  ticketId: string;
  number: number;
  status: Status;
};

/** One report with everything that was decided about it, as the intake statement takes it. Instants are ISO-8601. */
export type IntakeRow = {
  report_id: string;
  channel: string;
  sender_id: string | null;
  report_category: string | null;
  report_text: string | null;
  place_text: string | null;
  sent_position: unknown;
  complaint_about: string | null;
  occurred_at: string;
  received_at: string;
  body_hash: string;
  placement: Placement;
  contact_name: string | null;
  contact_phone: string | null;
  photo_ids: string[];
  ticket_id: string;
  kind: string;
  category: string;
  severity: string;
  status: string;
  is_open: boolean;
  is_restricted: boolean;
  grid_code: string | null;
  building_id: string | null;
  unit_id: string | null;
  lon: number | null;
  lat: number | null;
  confidence: string;
  marks: string[];
  holder_post: string;
  informed_posts: string[];
  why: unknown;
  due_at: string;
  closed_at: string | null;
  holder_posting_id: string;
  proposals: unknown;
  assignment_id: string;
  informed_posting_ids: string[];
  shift_id: string | null;
  leave_id: string | null;
  request_id: string | null;
  payload: UnspokenTicket | null;
};

/** Reports already stored under these ids, with the current status and number of their tickets. */
export const readEarlierReports = (
  sql: Sql,
  communityId: string,
  ids: string[],
): Promise<EarlierReport[]> => sql<EarlierReport[]>`
  select r.id, r.body_hash as "bodyHash", r.placement, t.id as "ticketId", t.number, t.status
  from report r
  join ticket_report tr on tr.community_id = r.community_id and tr.report_id = r.id
  join ticket t on t.community_id = r.community_id and t.id = tr.ticket_id
  where r.community_id = ${communityId} and r.id = any(${ids}::uuid[])`;

export async function readKnownPhotos(sql: Sql, communityId: string, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await sql<
    { id: string }[]
  >`select id from photo where community_id = ${communityId} and id = any(${ids}::uuid[])`;
  return new Set(rows.map(({ id }) => id));
}

export type IntakeQuestion = {
  communityId: string;
  groundVersion: number;
  boundaryVersionId: string;
  rows: IntakeRow[];
};

/**
 * Stores reports, tickets, assignments and feed entries in one statement, which is one transaction and one round trip:
 * the community's counter row is locked only while it runs, so the feed is gapless and in commit order.
 * Returns the ticket numbers in the order of the rows, or null when the ground has moved on and nothing was written.
 */
export async function insertReports(
  sql: Sql,
  { communityId, groundVersion, boundaryVersionId, rows }: IntakeQuestion,
): Promise<number[] | null> {
  // The ticket and its reasons travel once; placement, feed entry and assignment are put together from them there.
  const items = rows.map(({ placement, payload, why, ...row }, index) => ({
    ...row,
    own_why: why === placement.ticket.why ? null : why,
    ordinal: index + 1,
    ticket: placement.ticket,
    asks: placement.asks,
    placed_at: placement.receivedAt,
    is_public: payload !== null,
  }));
  const numbered = await sql<{ number: number }[]>`
  with counted as (
    update community_counter c set feed_sequence = feed_sequence + ${rows.length}, ticket_number = ticket_number + ${rows.length}
    where c.community_id = ${communityId} and c.ground_version = ${groundVersion}
    returning c.community_id, c.feed_sequence - ${rows.length} as feed_base, c.ticket_number - ${rows.length} as number_base
  ), item as materialized (
    select *, coalesce(own_why, ticket->'why') as why from counted cross join jsonb_to_recordset(${sql.json(items as never)}::jsonb) as t(
      ordinal int, report_id uuid, channel text, sender_id text, report_category text, report_text text, place_text text,
      sent_position jsonb, complaint_about text, occurred_at timestamptz, received_at timestamptz, body_hash text, ticket jsonb, asks jsonb, placed_at text, is_public boolean,
      contact_name text, contact_phone text, photo_ids uuid[],
      ticket_id uuid, kind text, category text, severity text, status text, is_open boolean, is_restricted boolean, grid_code text,
      building_id uuid, unit_id uuid, lon float8, lat float8, confidence text, marks text[], holder_post text, informed_posts text[],
      own_why jsonb, due_at timestamptz, closed_at timestamptz, holder_posting_id uuid, proposals jsonb,
      assignment_id uuid, informed_posting_ids uuid[], shift_id uuid, leave_id uuid, request_id text)
  ), reports as (
    insert into report (community_id, id, channel, sender_id, category, text, place_text, sent_position, complaint_about, has_contact, occurred_at, received_at, body_hash, placement)
    select community_id, report_id, channel, sender_id, report_category, report_text, place_text, sent_position, complaint_about, contact_name is not null or contact_phone is not null, occurred_at, received_at, body_hash,
      jsonb_build_object('ticket', ticket, 'asks', asks, 'receivedAt', placed_at) from item
  ), contacts as (
    insert into report_contact (community_id, report_id, name, phone)
    select community_id, report_id, contact_name, contact_phone from item where contact_name is not null or contact_phone is not null
  ), photos as (
    insert into report_photo (community_id, report_id, photo_id)
    select distinct community_id, report_id, unnest(photo_ids) from item
  ), tickets as (
    insert into ticket (community_id, id, number, kind, category, severity, status, is_open, is_restricted, grid_code, building_id, unit_id, position,
      confidence, marks, holder_post, informed_posts, boundary_version_id, why, opened_at, due_at, closed_at, holder_posting_id, proposals)
    select community_id, ticket_id, number_base + ordinal, kind, category, severity, status, is_open, is_restricted, grid_code, building_id, unit_id,
      ST_SetSRID(ST_MakePoint(lon, lat), 4326), confidence, marks, holder_post, informed_posts, ${boundaryVersionId}::uuid, why, received_at, due_at, closed_at,
      holder_posting_id, proposals from item
  ), links as (
    insert into ticket_report (community_id, ticket_id, report_id) select community_id, ticket_id, report_id from item
  ), assignments as (
    insert into assignment (community_id, id, ticket_id, at, holder_posting_id, informed_posting_ids, shift_id, leave_id, boundary_version_id, why)
    select community_id, assignment_id, ticket_id, received_at, holder_posting_id, informed_posting_ids, shift_id, leave_id, ${boundaryVersionId}::uuid, why from item
  ), entries as (
    insert into feed (community_id, sequence, at, kind, ticket_id, request_id, payload)
    select community_id, feed_base + ordinal, received_at, 'ticket.opened', ticket_id, request_id,
      case when is_public then ticket || jsonb_build_object('number', (number_base + ordinal)::text) end from item
  )
  select number_base + ordinal as number from item order by ordinal`;
  return numbered.length === rows.length ? numbered.map(({ number }) => number) : null;
}
