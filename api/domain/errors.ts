/** What can go wrong with a request, by code. The HTTP status of a code is decided in routes/errorAnswer.ts, once. */
export const errorCodes = [
  'invalid_parameters',
  'invalid_content',
  'unreadable_body',
  'not_found',
  'community_not_found',
  'report_other_content',
  'photo_other_content',
  'unknown_photo',
  'photo_unreadable',
  'photo_too_large',
  'body_too_large',
  'queue_full',
  'database_away',
  'starting',
  'sign_in_needed',
  'not_allowed',
  'sign_in_failed',
  'foreign_origin',
  'too_many_requests',
  'changed_meanwhile',
  'not_possible_now',
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** One thing wrong with one field: what was seen there and what was wanted. */
export type FieldIssue = { path: string; code: string; seen?: unknown; wanted?: unknown };

/** A request that is refused, with its reasons. `seen` goes to the sender only, never to a log. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly issues: FieldIssue[];
  readonly retryAfterSeconds: number | null;
  constructor(code: ErrorCode, issues: FieldIssue[] = [], retryAfterSeconds: number | null = null) {
    super(code);
    this.code = code;
    this.issues = issues;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
