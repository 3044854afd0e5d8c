import { uuidv7 } from 'uuidv7';
import { openStatuses, type Status } from '#contract/lists.ts';
import type { SubmitReport } from '#contract/reports.ts';
import type { IntakeRow } from '#db/queries/intake.ts';
import type { Ground } from '#domain/ground.ts';
import type { Decision } from '#domain/openTicket.ts';
import { publicTicket, type UnspokenTicket } from '#domain/publicTicket.ts';

export type Submission = { input: SubmitReport; senderId: string | null; requestId: string | null };
/** How a ticket that is loaded from history stands; a live one has just been assigned. */
export type Outcome = { status: Status; closedAt: Date | null };
export type Written = { row: IntakeRow; ticket: UnspokenTicket };

const justAssigned: Outcome = { status: 'assigned', closedAt: null };
type Moment = { receivedAt: Date; hash: string; outcome?: Outcome };

/** Lays a decision out as the row the intake statement stores. */
export function intakeRow(
  { input, senderId, requestId }: Submission,
  decision: Decision,
  ground: Ground,
  { receivedAt, hash, outcome = justAssigned }: Moment,
): Written {
  const { location, assignment, category } = decision;
  const ticketId = uuidv7();
  const at = receivedAt.toISOString();
  const isOpen = (openStatuses as readonly Status[]).includes(outcome.status);
  const ticket = publicTicket({
    id: ticketId,
    number: 0,
    status: outcome.status,
    severity: decision.severity,
    kind: category.kind,
    category: category.code,
    isRestricted: decision.isRestricted,
    gridCode: location.gridCode,
    buildingId: location.buildingId,
    unitId: location.unitId,
    position: location.position,
    confidence: location.confidence,
    marks: location.marks,
    holderPost: assignment.holder.post,
    informedPosts: assignment.informed.map(({ post }) => post),
    boundaryVersion: ground.boundaryVersion.number,
    why: decision.why,
    openedAt: at,
    dueAt: decision.dueAt.toISOString(),
    closedAt: outcome.closedAt?.toISOString() ?? null,
  });
  const row: IntakeRow = {
    report_id: input.id,
    channel: input.channel,
    sender_id: senderId,
    report_category: input.category ?? null,
    report_text: input.text ?? null,
    place_text: input.placeText ?? null,
    sent_position: input.position ?? null,
    complaint_about: input.complaintAbout ?? null,
    occurred_at: decision.occurredAt.toISOString(),
    received_at: at,
    body_hash: hash,
    placement: { ticket, asks: location.asks, receivedAt: at },
    contact_name: input.reporter?.name ?? null,
    contact_phone: input.reporter?.phone ?? null,
    photo_ids: input.photoIds ?? [],
    ticket_id: ticketId,
    kind: category.kind,
    category: category.code,
    severity: decision.severity,
    status: outcome.status,
    is_open: isOpen,
    is_restricted: decision.isRestricted,
    grid_code: location.gridCode,
    building_id: location.buildingId,
    unit_id: location.unitId,
    lon: location.position?.[0] ?? null,
    lat: location.position?.[1] ?? null,
    confidence: location.confidence,
    marks: location.marks,
    holder_post: assignment.holder.post,
    informed_posts: ticket.informed,
    why: decision.why,
    due_at: ticket.dueAt,
    closed_at: ticket.closedAt,
    holder_posting_id: assignment.holder.id,
    proposals: decision.proposals.map(({ organisation, because }) => ({
      organisationId: organisation.id,
      because,
    })),
    assignment_id: uuidv7(),
    informed_posting_ids: assignment.informed.map(({ id }) => id),
    shift_id: assignment.shiftId,
    leave_id: assignment.leaveId,
    request_id: requestId,
    payload: decision.isRestricted ? null : ticket,
  };
  return { row, ticket };
}
