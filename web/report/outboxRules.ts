import type { SubmitAnswer, SubmitReport } from '#contract/reports.ts';
import type { Issue } from '#contract/wire.ts';
import { waitBefore } from '../state/retry.ts';

/** One report on its way: kept on the phone until the server has said that it has it. */
export type Queued = {
  id: string;
  body: SubmitReport;
  createdAt: string;
  attempt: number;
  state: 'waiting' | 'refused' | 'received';
  /** From the first try to post it on, the body never changes: the same id must mean the same words. */
  isPosted: boolean;
  photosDropped: number;
  /** Chosen button, to go back and correct it. */
  button: string;
  answer?: SubmitAnswer;
  refusal?: { code: string; message: string; issues: readonly Issue[] };
};

/** What is known of a failed try; `isPassing`: worth sending again as it is. */
export type Failure = { isPassing: boolean; code: string; message: string; issues: readonly Issue[] };

const rule = { firstMilliseconds: 2000, mostMilliseconds: 120_000 };
/** A photo that did not get through so often stops holding up its report, if the server itself can be reached. */
export const photoTries = 3;

export const waitAfter = (attempt: number, retryAfterSeconds: number | null, chance?: number): number =>
  waitBefore(attempt, rule, { retryAfterSeconds, ...(chance === undefined ? {} : { chance }) });

export function withoutPhotos(item: Queued, dropped: readonly string[]): Queued {
  const { photoIds = [], ...body } = item.body;
  const left = photoIds.filter((id) => !dropped.includes(id));
  return {
    ...item,
    body: left.length ? { ...body, photoIds: left } : body,
    photosDropped: item.photosDropped + photoIds.length - left.length,
  };
}

export function afterFailure(item: Queued, { isPassing, code, message, issues }: Failure): Queued {
  const attempt = item.attempt + 1;
  if (isPassing) return { ...item, attempt };
  return { ...item, attempt, state: 'refused', refusal: { code, message, issues } };
}

export function afterAnswer(item: Queued, answer: SubmitAnswer): Queued {
  const { refusal: _refusal, ...rest } = item;
  return { ...rest, state: 'received', answer };
}
