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
export const phoneCodeLimits = {
  life: 5 * minute,
  digits: 6,
  /** A code is guessed at so often, and a telephone is sent so many: fifty guesses a day, of a million. */
  mostTries: 5,
  mostADay: 10,
  day: 24 * hour,
  /** From one code to the next; until then the one before stays the right one. */
  between: minute,
} as const;
export const linkLife = 72 * hour;
export const firstCodeLife = 15 * minute;
export const pairingLife = 10 * minute;
