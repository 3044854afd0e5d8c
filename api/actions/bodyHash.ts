import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SubmitReport } from '#contract/reports.ts';
import { canonical } from '#domain/canonical.ts';
import { canonicalReport } from '#domain/canonicalReport.ts';

/** Keyed, so that a stored hash says nothing about a short text to those without the key. */
export const bodyHash = (serverKey: string, input: unknown): string =>
  createHmac('sha256', serverKey).update('body:').update(canonical(input)).digest('base64url');

/** The same for a report, however its sender wrote it down: a retry must not be taken for other content. */
export const reportHash = (serverKey: string, report: SubmitReport): string =>
  bodyHash(serverKey, canonicalReport(report));

/** Of a photo as it was sent; keyed, for it stays when the photo is erased. */
export const photoHash = (serverKey: string, bytes: Uint8Array): string =>
  createHmac('sha256', serverKey).update('photo:').update(bytes).digest('base64url');

/** Lets whoever holds it follow one report; the same on every retry. */
export const followToken = (serverKey: string, communityId: string, reportId: string): string =>
  createHmac('sha256', serverKey)
    .update(`follow:${communityId}:${reportId}`)
    .digest('base64url')
    .slice(0, 32);

export function isFollowToken(
  serverKey: string,
  { communityId, reportId, token }: { communityId: string; reportId: string; token: string },
): boolean {
  const [wanted, seen] = [Buffer.from(followToken(serverKey, communityId, reportId)), Buffer.from(token)];
  return wanted.length === seen.length && timingSafeEqual(wanted, seen);
}

/** Who sent, without saying who: a keyed hash of the key that a phone made for itself. */
export const senderIdOf = (serverKey: string, senderKey: string): string =>
  createHmac('sha256', serverKey).update('sender:').update(senderKey).digest('base64url').slice(0, 32);
