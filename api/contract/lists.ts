/**
 * Every closed list of the wire, once. No zod here: the phone page imports these values and stays small.
 */
export const channels = [
  'phone-page',
  'desk-phone',
  'desk-walk-in',
  'desk-group-message',
  'hotline',
  'patrol',
] as const;
export type Channel = (typeof channels)[number];

export const datums = ['WGS84', 'GCJ02', 'BD09', 'CGCS2000'] as const;
export const positionSources = ['gps', 'pin', 'exif'] as const;
export type PositionSource = (typeof positionSources)[number];

export const ticketKinds = ['hazard', 'appeal', 'errand', 'dispute', 'hotline', 'opinion'] as const;
export type TicketKind = (typeof ticketKinds)[number];

export const severities = ['normal', 'elevated', 'urgent'] as const;
export type Severity = (typeof severities)[number];

export const openStatuses = [
  'accepted',
  'assigned',
  'signed',
  'in-progress',
  'reported-back',
  'verifying',
  'returned',
  'suspended',
  'reopened',
] as const;
export const closedStatuses = ['closed', 'void'] as const;
export const statuses = [...openStatuses, ...closedStatuses] as const;
export type Status = (typeof statuses)[number];
export const statusGroups = ['open', 'closed'] as const;
export const statusGroup = (status: Status): (typeof statusGroups)[number] =>
  (closedStatuses as readonly Status[]).includes(status) ? 'closed' : 'open';

/** How a position became a grid. 'unlocated': nothing usable was sent, the desk asks. */
export const confidences = ['inside', 'border', 'nearest', 'outside', 'unlocated'] as const;
export type Confidence = (typeof confidences)[number];

/** What a person must still look at; shown beside the ticket. */
export const marks = [
  'positions-disagree',
  'place-to-confirm',
  'occurred-at-suspect',
  'default-position',
] as const;
export type Mark = (typeof marks)[number];

export const posts = [
  'secretary',
  'deputy-secretary',
  'area-officer',
  'desk-clerk',
  'duty-officer',
  'leader-on-call',
  'grid-worker',
  'branch-secretary',
  'group-leader',
  'unit-leader',
  'member-home',
  'mediator',
  'volunteer',
  'rider',
  'organisation-officer',
  'auditor',
  'administrator',
] as const;
export type Post = (typeof posts)[number];

/** Volunteers are informed, never made to hold. */
export const volunteerPosts: readonly Post[] = [
  'branch-secretary',
  'group-leader',
  'unit-leader',
  'member-home',
  'volunteer',
  'rider',
];

/** What personal data may be opened for. One is asked for every time, and kept in the log. */
export const revealPurposes = [
  'call-back',
  'clarify-place',
  'danger-to-life',
  'tell-outcome',
  'complaint-handling',
] as const;
export type RevealPurpose = (typeof revealPurposes)[number];

/** Everything the log knows. */
export const auditActions = [
  'signed-in',
  'sign-in-failed',
  'signed-out',
  'session-revoked',
  'account-created',
  'account-disabled',
  'password-changed',
  'password-refused',
  'second-factor-changed',
  'contact-revealed',
  'report-erased',
  'posting-ended',
  'ticket-reassigned',
  'device-paired',
  'device-revoked',
  'refused',
] as const;
export type AuditAction = (typeof auditActions)[number];

export const organisationKinds = ['property', 'utility', 'department'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const complaintSubjects = ['grid-worker', 'property', 'community'] as const;
export type ComplaintSubject = (typeof complaintSubjects)[number];

export const ticketActions = [
  'accept',
  'assign',
  'sign',
  'report-back',
  'verify',
  'close',
  'return',
  'whistle',
] as const;
export type TicketAction = (typeof ticketActions)[number];

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];
