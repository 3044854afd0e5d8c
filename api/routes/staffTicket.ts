import type { ComplaintSubject } from '#contract/lists.ts';
import type { StaffTicket, TicketRow } from '#contract/tickets.ts';
import type { SpokenWhy, Why } from '#contract/why.ts';
import { asReader } from '#db/asReader.ts';
import { readContactsOfTicket } from '#db/queries/personal.ts';
import * as read from '#db/queries/staffTicket.ts';
import type { StaffRow } from '#db/queries/tickets.ts';
import { type ContactVerdict, contactVerdict } from '#domain/contactRights.ts';
import type { Field } from '#domain/fields.ts';
import type { Ground } from '#domain/ground.ts';
import { maskName, maskPhone, maskUnit } from '#domain/mask.ts';
import { fieldsOn, openFields } from '#domain/openFields.ts';
import { may } from '#domain/policy.ts';
import { ticketNumber } from '#domain/publicTicket.ts';
import { type TicketScope, ticketScope } from '#domain/scope.ts';
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
  const { informedPosts: _informed, why: _why, version: _version, scoped: _scoped, ...shown } = columns;
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
  const found = await readAll(c, ground, id);
  if (!found) return null;
  const { row, reports, assignments, organisations, names, contacts, fields } = found;
  const { holderName, holderPost, scoped, informedPosts: _posts, proposals, ...rest } = row;
  const { holderPostingId } = scoped;
  const complaints = reports.flatMap((one) => (one.complaintAbout as ComplaintSubject | null) ?? []);
  const verdict = contactVerdict(actor, { complaints, category: row.category, holderPostingId });
  const { buildingId, unitId, why, ...columns } = rest;
  const say = (reasons: Why[]): SpokenWhy[] =>
    speak(fields.has('unit') ? reasons : maskUnit(reasons, buildingId), c.get('language'), ground);
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
    reports: reports.map((report) => reportFor(report, { fields, contacts, verdict })),
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

async function readAll(c: Ctx, { communityId }: Ground, id: string) {
  const { db } = c.get('deps');
  const actor = c.get('actor');
  const scope = ticketScope(actor, communityId);
  const open = openFields(actor, communityId);
  const contactScope = open.get('masked-contact') as TicketScope;
  const readsContact = may(actor, 'contact.reveal').ok;
  return asReader(db, { communityId, readsContact }, async (tx) => {
    const row = await read.readStaffTicket(tx, scope, id);
    if (!row) return null;
    const reports = await read.readReportsOfTicket(tx, scope, id);
    const assignments = await read.readAssignments(tx, scope, id);
    const organisationIds = row.proposals.map(({ organisationId }) => organisationId);
    const organisations = await read.readOrganisationNames(tx, communityId, organisationIds);
    const postings = assignments.flatMap((one) => [one.holderPostingId, ...one.informedPostingIds]);
    const names = await read.readNamedPosts(tx, scope, [...new Set(postings)]);
    const contacts = readsContact ? await readContactsOfTicket(tx, contactScope, id) : [];
    return { row, reports, assignments, organisations, names, contacts, fields: fieldsOn(open, row.scoped) };
  });
}

type Report = Awaited<ReturnType<typeof read.readReportsOfTicket>>[number];
type Contacts = Awaited<ReturnType<typeof readContactsOfTicket>>;
type Shown = { fields: Fields; contacts: Contacts; verdict: ContactVerdict };

function reportFor(report: Report, { fields, contacts, verdict }: Shown): StaffTicket['reports'][number] {
  const contact = verdict.ok ? contacts.find(({ reportId }) => reportId === report.id) : undefined;
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
    contactPurposes: contact && verdict.ok ? [...verdict.purposes] : [],
    ...(verdict.ok ? {} : { contactBecause: verdict.because }),
  };
}
