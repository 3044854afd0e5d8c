/** Every table. `community_id` comes first in every key, so that the schema can be distributed by it. */
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  customType,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { communityId, geometryColumn, instant, within } from './columns.ts';

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

export const community = pgTable('community', {
  id: uuid('id').primaryKey(),
  code: text('code').notNull().unique(),
  name: text('name').notNull(),
  timeZone: text('time_zone').notNull(),
  isDemo: boolean('is_demo').notNull(),
  numberPrefix: text('number_prefix').notNull(),
  /** Working hours, hotline, distances: see domain/settings.ts. */
  settings: jsonb('settings').notNull(),
  center: geometryColumn('center', 'Point').notNull(),
  createdAt: instant('created_at').notNull(),
});

/** One row per community: the gapless feed sequence and the human ticket numbers. */
export const communityCounter = pgTable('community_counter', {
  communityId: communityId()
    .primaryKey()
    .references(() => community.id),
  feedSequence: bigint('feed_sequence', { mode: 'number' }).notNull().default(0),
  /**
   * Moves with every change of land, postings, leave or organisations; readers compare it and reload. In this row, because
   * who waits for its lock compares it again afterwards: a report never lands with somebody whose post has just ended.
   */
  groundVersion: integer('ground_version').notNull().default(1),
  ticketNumber: integer('ticket_number').notNull().default(0),
  auditSequence: bigint('audit_sequence', { mode: 'number' }).notNull().default(0),
  /** Seal of the newest entry of the log; the next one is chained to it. */
  auditSeal: text('audit_seal').notNull().default(''),
});

/** Public holidays and 调休: a pure catalogue for the country. */
export const calendarDay = pgTable('calendar_day', {
  day: date('day', { mode: 'string' }).primaryKey(),
  isWorking: boolean('is_working').notNull(),
});

export const boundaryVersion = pgTable(
  'boundary_version',
  {
    communityId: communityId().references(() => community.id),
    id: uuid('id').notNull(),
    number: integer('number').notNull(),
    publishedAt: instant('published_at').notNull(),
    note: text('note').notNull(),
    boundary: geometryColumn('boundary', 'MultiPolygon').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    unique().on(table.communityId, table.number),
  ],
);

export const grid = pgTable(
  'grid',
  {
    communityId: communityId(),
    id: uuid('id').notNull(),
    boundaryVersionId: uuid('boundary_version_id').notNull(),
    gridCode: text('grid_code').notNull(),
    number: integer('number').notNull(),
    name: text('name').notNull(),
    shortName: text('short_name').notNull(),
    shape: geometryColumn('shape', 'MultiPolygon').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    unique().on(table.communityId, table.boundaryVersionId, table.gridCode),
    within([table.communityId, table.boundaryVersionId], [boundaryVersion.communityId, boundaryVersion.id]),
    check('grid_code_length', sql`length(${table.gridCode}) between 1 and 64`),
    check(
      'grid_shape_range',
      sql`ST_XMin(${table.shape}) >= -180 and ST_XMax(${table.shape}) <= 180 and ST_YMin(${table.shape}) >= -90 and ST_YMax(${table.shape}) <= 90`,
    ),
  ],
);

export const compound = pgTable(
  'compound',
  {
    communityId: communityId().references(() => community.id),
    id: uuid('id').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    nicknames: text('nicknames').array().notNull(),
    builtYears: text('built_years').notNull(),
    numbering: text('numbering').notNull(),
    shape: geometryColumn('shape', 'Polygon').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    unique().on(table.communityId, table.code),
  ],
);

export const building = pgTable(
  'building',
  {
    communityId: communityId().references(() => community.id),
    id: uuid('id').notNull(),
    code: text('code').notNull(),
    compoundId: uuid('compound_id'),
    number: text('number'),
    name: text('name').notNull(),
    use: text('use').notNull(),
    floors: smallint('floors').notNull(),
    shopFloors: smallint('shop_floors').notNull(),
    heightMeters: doublePrecision('height_meters').notNull(),
    builtYear: smallint('built_year').notNull(),
    gridId: uuid('grid_id'),
    shape: geometryColumn('shape', 'Polygon').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    unique().on(table.communityId, table.code),
    within([table.communityId, table.compoundId], [compound.communityId, compound.id]),
    within([table.communityId, table.gridId], [grid.communityId, grid.id]),
  ],
);

/** 楼栋党小组: a group of buildings with a leader. */
export const buildingGroup = pgTable(
  'building_group',
  {
    communityId: communityId().references(() => community.id),
    id: uuid('id').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    unique().on(table.communityId, table.code),
  ],
);

export const unit = pgTable(
  'unit',
  {
    communityId: communityId(),
    id: uuid('id').notNull(),
    code: text('code').notNull(),
    buildingId: uuid('building_id').notNull(),
    number: smallint('number').notNull(),
    name: text('name').notNull(),
    lowestFloor: smallint('lowest_floor').notNull(),
    highestFloor: smallint('highest_floor').notNull(),
    flatsPerLanding: smallint('flats_per_landing').notNull(),
    buildingGroupId: uuid('building_group_id'),
    chatGroupCode: text('chat_group_code'),
    gridId: uuid('grid_id'),
    door: geometryColumn('door', 'Point').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    unique().on(table.communityId, table.code),
    within([table.communityId, table.buildingId], [building.communityId, building.id]),
    within([table.communityId, table.buildingGroupId], [buildingGroup.communityId, buildingGroup.id]),
    within([table.communityId, table.gridId], [grid.communityId, grid.id]),
  ],
);

export const room = pgTable(
  'room',
  {
    communityId: communityId(),
    id: uuid('id').notNull(),
    unitId: uuid('unit_id').notNull(),
    label: text('label').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    unique().on(table.communityId, table.unitId, table.label),
    within([table.communityId, table.unitId], [unit.communityId, unit.id]),
  ],
);

/** 民情档案, the address register only: that there is a file for a room. */
export const householdFile = pgTable(
  'household_file',
  {
    communityId: communityId(),
    id: uuid('id').notNull(),
    roomId: uuid('room_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    unique().on(table.communityId, table.roomId),
    within([table.communityId, table.roomId], [room.communityId, room.id]),
  ],
);

export const place = pgTable(
  'place',
  {
    communityId: communityId().references(() => community.id),
    id: uuid('id').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    nicknames: text('nicknames').array().notNull(),
    kind: text('kind').notNull(),
    venueLevel: text('venue_level'),
    compoundId: uuid('compound_id'),
    buildingId: uuid('building_id'),
    gridId: uuid('grid_id'),
    position: geometryColumn('position', 'Point').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    unique().on(table.communityId, table.code),
    within([table.communityId, table.compoundId], [compound.communityId, compound.id]),
    within([table.communityId, table.buildingId], [building.communityId, building.id]),
    within([table.communityId, table.gridId], [grid.communityId, grid.id]),
  ],
);

export const infrastructure = pgTable(
  'infrastructure',
  {
    communityId: communityId().references(() => community.id),
    id: uuid('id').notNull(),
    code: text('code').notNull(),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    service: text('service').notNull(),
    shape: geometryColumn('shape', 'Geometry').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    unique().on(table.communityId, table.code),
  ],
);

/** What the base map draws under everything: roads, greens, water, walls. */
export const landFeature = pgTable(
  'land_feature',
  {
    communityId: communityId().references(() => community.id),
    id: uuid('id').notNull(),
    code: text('code').notNull(),
    kind: text('kind').notNull(),
    name: text('name'),
    widthMeters: doublePrecision('width_meters'),
    shape: geometryColumn('shape', 'Geometry').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    unique().on(table.communityId, table.code),
  ],
);

export const organisation = pgTable(
  'organisation',
  {
    communityId: communityId().references(() => community.id),
    id: uuid('id').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    kind: text('kind').notNull(),
    service: text('service').notNull(),
    hotline: text('hotline').notNull(),
    dutyHours: text('duty_hours').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    unique().on(table.communityId, table.code),
  ],
);

/** The compounds an organisation serves; none means the whole community. */
export const organisationCompound = pgTable(
  'organisation_compound',
  {
    communityId: communityId(),
    organisationId: uuid('organisation_id').notNull(),
    compoundId: uuid('compound_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.organisationId, table.compoundId] }),
    within([table.communityId, table.organisationId], [organisation.communityId, organisation.id]),
    within([table.communityId, table.compoundId], [compound.communityId, compound.id]),
  ],
);

/** Personal data of staff and volunteers. Never joined into a public payload. */
export const person = pgTable(
  'person',
  {
    communityId: communityId().references(() => community.id),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    phone: text('phone').notNull(),
    accountId: text('account_id'),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    unique().on(table.communityId, table.accountId),
  ],
);

/** 定岗: person × duty × area × post, from–to. Append-only dated rows; `ends_at` null is current. */
export const posting = pgTable(
  'posting',
  {
    communityId: communityId(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    post: text('post').notNull(),
    duty: text('duty').notNull(),
    /** Exactly one area, or none for the whole community. Grids by code: a code outlives boundary versions. */
    gridCode: text('grid_code'),
    buildingGroupId: uuid('building_group_id'),
    unitId: uuid('unit_id'),
    /** The organisation an organisation officer speaks for; beside the area, not one of them. */
    organisationId: uuid('organisation_id'),
    /** 1 first worker, 2 second worker. */
    rank: smallint('rank').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at'),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    within([table.communityId, table.personId], [person.communityId, person.id]),
    within([table.communityId, table.buildingGroupId], [buildingGroup.communityId, buildingGroup.id]),
    within([table.communityId, table.unitId], [unit.communityId, unit.id]),
    within([table.communityId, table.organisationId], [organisation.communityId, organisation.id]),
    check(
      'posting_one_area',
      sql`num_nonnulls(${table.gridCode}, ${table.buildingGroupId}, ${table.unitId}) <= 1`,
    ),
    check('posting_dates', sql`${table.endsAt} is null or ${table.endsAt} > ${table.startsAt}`),
    index().on(table.communityId, table.post),
    index().on(table.communityId, table.personId),
  ],
);

/** The duty roster: who holds the whole community, from handover to handover. */
export const shift = pgTable(
  'shift',
  {
    communityId: communityId(),
    id: uuid('id').notNull(),
    postingId: uuid('posting_id').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    within([table.communityId, table.postingId], [posting.communityId, posting.id]),
    check('shift_dates', sql`${table.endsAt} > ${table.startsAt}`),
    index().on(table.communityId, table.endsAt),
    index().on(table.communityId, table.postingId, table.endsAt),
  ],
);

/** Away from the post, with the stand-in (AB岗) if there is one. */
export const leave = pgTable(
  'leave',
  {
    communityId: communityId(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    reason: text('reason').notNull(),
    standInPersonId: uuid('stand_in_person_id'),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    within([table.communityId, table.personId], [person.communityId, person.id]),
    within([table.communityId, table.standInPersonId], [person.communityId, person.id]),
    check('leave_dates', sql`${table.endsAt} > ${table.startsAt}`),
  ],
);

/** What somebody sent: immutable, with the raw position and its declared datum. */
export const report = pgTable(
  'report',
  {
    communityId: communityId().references(() => community.id),
    id: uuid('id').notNull(),
    channel: text('channel').notNull(),
    senderId: text('sender_id'),
    category: text('category'),
    text: text('text'),
    placeText: text('place_text'),
    sentPosition: jsonb('sent_position'),
    complaintAbout: text('complaint_about'),
    /** Whether there is a row in report_contact: handlers may know that, not what is in it. */
    hasContact: boolean('has_contact').notNull().default(false),
    occurredAt: instant('occurred_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    erasedAt: instant('erased_at'),
    /** HMAC over the whole validated input; stays as a tombstone. */
    bodyHash: text('body_hash').notNull(),
    /** The first answer, given again on every retry. */
    placement: jsonb('placement').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    index().on(table.communityId, table.receivedAt),
    index().on(table.communityId, table.senderId, table.receivedAt).where(sql`${table.senderId} is not null`),
  ],
);

/** Who reported: personal, beside the report, erasable on its own. */
export const reportContact = pgTable(
  'report_contact',
  {
    communityId: communityId(),
    reportId: uuid('report_id').notNull(),
    name: text('name'),
    phone: text('phone'),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.reportId] }),
    within([table.communityId, table.reportId], [report.communityId, report.id]),
  ],
);

export const photo = pgTable(
  'photo',
  {
    communityId: communityId().references(() => community.id),
    id: uuid('id').notNull(),
    contentHash: text('content_hash').notNull(),
    widthPixels: integer('width_pixels').notNull(),
    heightPixels: integer('height_pixels').notNull(),
    hint: jsonb('hint'),
    content: bytea('content'),
    receivedAt: instant('received_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    index().on(table.communityId, table.receivedAt),
  ],
);

export const reportPhoto = pgTable(
  'report_photo',
  {
    communityId: communityId(),
    reportId: uuid('report_id').notNull(),
    photoId: uuid('photo_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.reportId, table.photoId] }),
    within([table.communityId, table.reportId], [report.communityId, report.id]),
    within([table.communityId, table.photoId], [photo.communityId, photo.id]),
  ],
);

/** The work. The columns up to `public_why` are the public shape; nothing in them is personal. */
export const ticket = pgTable(
  'ticket',
  {
    communityId: communityId().references(() => community.id),
    id: uuid('id').notNull(),
    number: integer('number').notNull(),
    kind: text('kind').notNull(),
    category: text('category').notNull(),
    severity: text('severity').notNull(),
    status: text('status').notNull(),
    isOpen: boolean('is_open').notNull(),
    isRestricted: boolean('is_restricted').notNull(),
    gridCode: text('grid_code'),
    buildingId: uuid('building_id'),
    unitId: uuid('unit_id'),
    position: geometryColumn('position', 'Point'),
    confidence: text('confidence').notNull(),
    marks: text('marks').array().notNull(),
    holderPost: text('holder_post'),
    informedPosts: text('informed_posts').array().notNull(),
    boundaryVersionId: uuid('boundary_version_id').notNull(),
    why: jsonb('why').notNull(),
    openedAt: instant('opened_at').notNull(),
    dueAt: instant('due_at').notNull(),
    closedAt: instant('closed_at'),
    version: integer('version').notNull().default(1),
    /** Staff columns. */
    holderPostingId: uuid('holder_posting_id'),
    /** Organisations that were whistled for: only these see the ticket. */
    addressedOrganisationIds: uuid('addressed_organisation_ids').array().notNull().default(sql`'{}'`),
    proposals: jsonb('proposals').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    unique().on(table.communityId, table.number),
    within([table.communityId, table.buildingId], [building.communityId, building.id]),
    within([table.communityId, table.unitId], [unit.communityId, unit.id]),
    within([table.communityId, table.boundaryVersionId], [boundaryVersion.communityId, boundaryVersion.id]),
    within([table.communityId, table.holderPostingId], [posting.communityId, posting.id]),
    check(
      'open_ticket_has_holder',
      sql`not ${table.isOpen} or (${table.holderPostingId} is not null and ${table.holderPost} is not null)`,
    ),
    check('open_matches_status', sql`${table.isOpen} = (${table.status} not in ('closed', 'void'))`),
    index().on(table.communityId, table.openedAt, table.id),
    index().on(table.communityId, table.isOpen, table.gridCode),
    index('ticket_position').using('gist', table.position),
  ],
);

/** Several reports of one thing join one ticket; all their senders hear the answer. */
export const ticketReport = pgTable(
  'ticket_report',
  {
    communityId: communityId(),
    ticketId: uuid('ticket_id').notNull(),
    reportId: uuid('report_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.reportId] }),
    within([table.communityId, table.ticketId], [ticket.communityId, ticket.id]),
    within([table.communityId, table.reportId], [report.communityId, report.id]),
    index().on(table.communityId, table.ticketId),
  ],
);

/** Who held a ticket from when, who was informed, and why: append-only. */
export const assignment = pgTable(
  'assignment',
  {
    communityId: communityId(),
    id: uuid('id').notNull(),
    ticketId: uuid('ticket_id').notNull(),
    at: instant('at').notNull(),
    holderPostingId: uuid('holder_posting_id').notNull(),
    informedPostingIds: uuid('informed_posting_ids').array().notNull(),
    /** The duty shift or leave that decided it. */
    shiftId: uuid('shift_id'),
    leaveId: uuid('leave_id'),
    boundaryVersionId: uuid('boundary_version_id').notNull(),
    why: jsonb('why').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    within([table.communityId, table.ticketId], [ticket.communityId, ticket.id]),
    within([table.communityId, table.holderPostingId], [posting.communityId, posting.id]),
    within([table.communityId, table.shiftId], [shift.communityId, shift.id]),
    within([table.communityId, table.leaveId], [leave.communityId, leave.id]),
    within([table.communityId, table.boundaryVersionId], [boundaryVersion.communityId, boundaryVersion.id]),
    index().on(table.communityId, table.ticketId),
  ],
);

/** The public feed: ids and public columns only; gapless and in commit order per community. */
export const feed = pgTable(
  'feed',
  {
    communityId: communityId().references(() => community.id),
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
    kind: text('kind').notNull(),
    ticketId: uuid('ticket_id').notNull(),
    requestId: text('request_id'),
    /** PublicTicket without sentences; null for what is withheld. */
    payload: jsonb('payload'),
  },
  (table) => [primaryKey({ columns: [table.communityId, table.sequence] })],
);

/** Screens of the community: paired by an administrator, read-only, revocable. The token itself is kept by the screen alone. */
export const wallDevice = pgTable(
  'wall_device',
  {
    communityId: communityId().references(() => community.id),
    id: uuid('id').notNull(),
    /** Null until it is paired. */
    name: text('name'),
    tokenHash: text('token_hash').notNull(),
    /** The short code it shows; null once it is paired. */
    pairingCodeHash: text('pairing_code_hash'),
    pairingExpiresAt: instant('pairing_expires_at'),
    views: text('views').array().notNull().default(sql`'{}'`),
    askedAt: instant('asked_at').notNull(),
    pairedAt: instant('paired_at'),
    pairedByPersonId: uuid('paired_by_person_id'),
    revokedAt: instant('revoked_at'),
    lastSeenAt: instant('last_seen_at'),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.id] }),
    unique().on(table.communityId, table.tokenHash),
    index().on(table.communityId, table.pairingCodeHash),
    within([table.communityId, table.pairedByPersonId], [person.communityId, person.id]),
  ],
);

/**
 * The log: who, what, on whom, why, when. Ids only, never values. Gapless and sealed in a chain; see domain/auditChain.ts.
 * Not a foreign key anywhere: the log outlives what it speaks of.
 */
export const auditEntry = pgTable(
  'audit_entry',
  {
    communityId: communityId().references(() => community.id),
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
    action: text('action').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id'),
    subjectKind: text('subject_kind'),
    subjectId: text('subject_id'),
    /** Purpose, reason, counts; ids and codes only. */
    details: jsonb('details').notNull(),
    requestId: text('request_id'),
    seal: text('seal').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.sequence] }),
    index().on(table.communityId, table.actorId),
    index().on(table.communityId, table.subjectId),
    index().on(table.communityId, table.at),
    check('audit_entry_sequence_from_1', sql`${table.sequence} > 0`),
    check('audit_entry_whole_subject', sql`(${table.subjectKind} is null) = (${table.subjectId} is null)`),
  ],
);
