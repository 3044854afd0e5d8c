import { createHmac, timingSafeEqual } from 'node:crypto';

/** The same content gives the same text, whatever the order of its keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`)
    .join(',')}}`;
}

/** Keyed, so that a stored hash says nothing about a short text to those without the key. */
export const bodyHash = (serverKey: string, input: unknown): string =>
  createHmac('sha256', serverKey).update('body:').update(canonical(input)).digest('base64url');

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
