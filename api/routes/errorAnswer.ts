import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Language } from '#contract/lists.ts';
import type { ErrorBody } from '#contract/wire.ts';
import { isDatabaseAway } from '#db/away.ts';
import { type ErrorCode, Refusal } from '#domain/errors.ts';
import { errorMessage, issueMessage } from '#domain/sentences/errors.ts';

/** The HTTP status of every code, once. */
const statusOf: Record<ErrorCode, ContentfulStatusCode> = {
  invalid_parameters: 400,
  unreadable_body: 400,
  invalid_content: 422,
  unknown_photo: 422,
  report_other_content: 422,
  photo_other_content: 422,
  photo_unreadable: 422,
  not_found: 404,
  community_not_found: 404,
  photo_too_large: 413,
  body_too_large: 413,
  sign_in_needed: 401,
  not_allowed: 403,
  sign_in_failed: 401,
  foreign_origin: 403,
  too_many_requests: 429,
  changed_meanwhile: 409,
  not_possible_now: 409,
  queue_full: 503,
  database_away: 503,
  starting: 503,
  internal: 500,
};

export type ErrorAnswer = { status: ContentfulStatusCode; body: ErrorBody; headers: Record<string, string> };

/** One shape for every error, in the reader's language. */
export function errorAnswer(
  refusal: Refusal,
  reader: { language: Language; requestId: string },
): ErrorAnswer {
  const { code, issues, retryAfterSeconds } = refusal;
  const { language, requestId } = reader;
  return {
    status: statusOf[code],
    body: {
      error: {
        code,
        message: errorMessage(code, language),
        requestId,
        issues: issues.map((issue) => ({ ...issue, message: issueMessage(issue, language) })),
      },
    },
    headers: {
      'content-language': language,
      ...(retryAfterSeconds === null ? {} : { 'retry-after': String(retryAfterSeconds) }),
    },
  };
}

/** Everything thrown becomes a refusal; what we did not foresee is 'internal' and must be logged. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (isDatabaseAway(error)) return new Refusal('database_away', [], 5);
  return new Refusal('internal');
}
