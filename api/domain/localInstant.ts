import { localTime } from './calendar.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * The instant at which a clock in this IANA zone shows a time. The time comes as the milliseconds it would be in UTC, in
 * the years 1001 to 9998. A time that the clock shows twice is the first of the two; one that it skips is as long after the
 * clock was put forward.
 */
export function localInstant(shown: number, timeZone: string): Date {
  const offset = (at: number) => shownAt(at, timeZone) - Math.floor(at / minute) * minute;
  // Clocks are put forward or back once within two days, so one of the two offsets holds.
  const [before, after] = [shown - offset(shown - day), shown - offset(shown + day)];
  const meant = [before, after].filter((at) => at + offset(at) === shown);
  return new Date(meant.length === 0 ? before : Math.min(...meant));
}

/** What the clock shows, to the minute, as the milliseconds that would be in UTC. */
function shownAt(at: number, timeZone: string): number {
  const { day: date, minuteOfDay } = localTime(new Date(at), timeZone);
  return Date.parse(`${date}T00:00:00Z`) + minuteOfDay * minute;
}
