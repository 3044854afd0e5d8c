/** How long things last, once. Milliseconds, unless the name says otherwise. */
const minute = 60_000;
const hour = 60 * minute;

export const sessionLimits = {
  /** Unused this long, a session ends. */
  idle: 12 * hour,
  /** Used or not, it ends after this. */
  absolute: 7 * 24 * hour,
  /** Its last use is written down at most this often. */
  touchEvery: minute,
} as const;

/** From the right password to the code of the second factor. */
export const secondFactorTime = 10 * minute;
export const phoneCodeLimits = { life: 5 * minute, mostTries: 5, digits: 6 } as const;
export const linkLife = 72 * hour;
export const firstCodeLife = 15 * minute;
export const pairingLife = 10 * minute;
