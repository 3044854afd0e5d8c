/** After this long without a hand on the page what it asks for is its own doing. */
const awayMilliseconds = 60_000;
let lastSeenAt = Date.now();
const seen = () => {
  lastSeenAt = Date.now();
};
for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const)
  globalThis.addEventListener?.(kind, seen, { capture: true, passive: true });

/**
 * Said with every request that a page makes with nobody at it: it refreshes itself, and must not keep a session alive on a desk
 * that somebody left.
 */
export const backgroundHeader = (): Record<string, string> =>
  Date.now() - lastSeenAt < awayMilliseconds ? {} : { 'x-background': '1' };
