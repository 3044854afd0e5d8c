export type RetryRule = { firstMilliseconds: number; mostMilliseconds: number };

/** Exponential, with a fifth of it by chance so that many pages do not come back at once; a server's own wish is kept. */
export function waitBefore(
  attempt: number,
  { firstMilliseconds, mostMilliseconds }: RetryRule,
  {
    retryAfterSeconds = null,
    chance = Math.random(),
  }: { retryAfterSeconds?: number | null; chance?: number } = {},
): number {
  const doubled = Math.min(mostMilliseconds, firstMilliseconds * 2 ** Math.max(0, attempt - 1));
  const wished = retryAfterSeconds === null ? 0 : retryAfterSeconds * 1000;
  return Math.round(Math.max(doubled, wished) * (1 + chance * 0.2));
}
