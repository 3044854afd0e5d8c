import type { StaffTicket, TicketRow } from '#contract/tickets.ts';
import type { SpokenWhy, Why } from '#contract/why.ts';
import { asReader } from '#db/asReader.ts';
import { readContactsOfTicket } from '#db/queries/personal.ts';
import * as read from '#db/queries/staffTicket.ts';
import type { StaffRow } from '#db/queries/tickets.ts';
import { type Field, fieldsOf } from '#domain/fields.ts';
import type { Ground } from '#domain/ground.ts';
import { maskName, maskPhone } from '#domain/mask.ts';
import { ticketNumber } from '#domain/publicTicket.ts';
import { ticketScope } from '#domain/scope.ts';
import { speak } from '#domain/sentences/speak.ts';
import { allowedActions } from '#domain/ticketRights.ts';
import { type Ctx, groundOf } from './environment.ts';

type Fields = ReadonlySet<Field>;
type NamedPost = StaffTicket['informed'][number];

const namedFor = (fields: Fields, { post, name }: NamedPost): NamedPost => ({
  post,
  name: fields.has('staff-names') ? name : maskName(name),
});
const unitFor = (fields: Fields, unitId: string | null) => (unitId && fields.has('unit') ? { unitId } : {});

/** One line of the list with the keys the reader's posts open. */
export function ticketRow(row: StaffRow, { ground, fields }: { ground: Ground; fields: Fields }): TicketRow {
  const { holderName, holderPost, textExcerpt, placeExcerpt, buildingId, unitId, ...columns } = row;
  const { informedPosts: _informed, why: _why, version: _version, ...shown } = columns;
  return {
    ...shown,
    number: ticketNumber(ground, row.openedAt, row.number),
    holder:
      holderPost && holderName !== null ? namedFor(fields, { post: holderPost, name: holderName }) : null,
    excerpt:
      (fields.has('report-text') ? textExcerpt : null) ?? (fields.has('place-text') ? placeExcerpt : null),
    ...(buildingId ? { buildingId } : {}),
    ...unitFor(fields, unitId),
  };
}

/** One ticket for whoever asks: null when it is out of their scope, and only the keys their posts open. */
export async function staffTicket(c: Ctx, id: string): Promise<StaffTicket | null> {
  const ground = await groundOf(c);
  const actor = c.get('actor');
  const fields = fieldsOf(actor);
  const found = await readAll(c, ground, { id, fields });
  if (!found) return null;
  const { row, reports, assignments, organisations, names, contacts } = found;
  const { holderName, holderPost, holderPostingId, informedPosts: _posts, proposals, ...rest } = row;
  const { buildingId, unitId, why, ...columns } = rest;
  const say = (reasons: Why[]): SpokenWhy[] => speak(reasons, c.get('language'), ground);
  const named = (postingId: string) => {
    const one = names.get(postingId);
    return one ? namedFor(fields, one) : null;
  };
  return {
    ...columns,
    number: ticketNumber(ground, row.openedAt, row.number),
    ...(buildingId ? { buildingId } : {}),
    ...unitFor(fields, unitId),
    holder:
      holderPost && holderName !== null ? namedFor(fields, { post: holderPost, name: holderName }) : null,
    informed: (assignments[0]?.informedPostingIds ?? []).flatMap((posting) => named(posting) ?? []),
    why: say(why),
    allowedActions: allowedActions(actor, { holderPostingId }),
    reports: reports.map((report) => reportFor(fields, report, contacts)),
    proposals: proposals.flatMap(({ organisationId, because }) => {
      const organisation = organisations.find((one) => one.id === organisationId);
      const [spoken] = say([because]);
      if (!organisation || !spoken) return [];
      const { name, service, hotline } = organisation;
      return [{ organisationId, name, service, hotline, because: spoken }];
    }),
    assignments: assignments.map((one) => ({
      at: one.at.toISOString(),
      holder: named(one.holderPostingId),
      why: say(one.why as Why[]),
    })),
  };
}

type Question = { id: string; fields: Fields };

async function readAll(c: Ctx, { communityId }: Ground, { id, fields }: Question) {
  const { db } = c.get('deps');
  const scope = ticketScope(c.get('actor'), communityId);
  const readsContact = fields.has('masked-contact');
  return asReader(db, { communityId, readsContact }, async (tx) => {
    const row = await read.readStaffTicket(tx, scope, id);
    if (!row) return null;
    const reports = await read.readReportsOfTicket(tx, communityId, id);
    const assignments = await read.readAssignments(tx, communityId, id);
    const organisationIds = row.proposals.map(({ organisationId }) => organisationId);
    const organisations = await read.readOrganisationNames(tx, communityId, organisationIds);
    const postings = assignments.flatMap((one) => [one.holderPostingId, ...one.informedPostingIds]);
    const names = await read.readNamedPosts(tx, communityId, [...new Set(postings)]);
    const contacts = readsContact ? await readContactsOfTicket(tx, scope, id) : [];
    return { row, reports, assignments, organisations, names, contacts };
  });
}

type Report = Awaited<ReturnType<typeof read.readReportsOfTicket>>[number];
type Contacts = Awaited<ReturnType<typeof readContactsOfTicket>>;

function reportFor(fields: Fields, report: Report, contacts: Contacts): StaffTicket['reports'][number] {
  const contact = contacts.find(({ reportId }) => reportId === report.id);
  return {
    id: report.id,
    channel: report.channel,
    receivedAt: report.receivedAt.toISOString(),
    occurredAt: report.occurredAt.toISOString(),
    text: fields.has('report-text') ? report.text : null,
    placeText: fields.has('place-text') ? report.placeText : null,
    sentPosition: fields.has('sent-position') ? report.sentPosition : null,
    photoIds: fields.has('photos') ? report.photoIds : [],
    hasContact: report.hasContact,
    contact: contact
      ? {
          name: contact.name === null ? null : maskName(contact.name),
          phone: contact.phone === null ? null : maskPhone(contact.phone),
        }
      : null,
  };
}
