import type { WordKey } from '../i18n/language.tsx';

type Spoken = { key: WordKey; values?: Record<string, number> };

/** A length of time in the two largest units that matter; never negative. */
export function durationWords(milliseconds: number): Spoken {
  const minutes = Math.floor(Math.max(0, milliseconds) / 60_000);
  if (minutes < 1) return { key: 'time.lessThanMinute' };
  if (minutes < 60) return { key: 'time.minutes', values: { minutes } };
  const hours = Math.floor(minutes / 60);
  if (hours < 24) {
    const rest = minutes % 60;
    return rest === 0 || hours >= 10
      ? { key: 'time.hours', values: { hours } }
      : { key: 'time.hoursMinutes', values: { hours, minutes: rest } };
  }
  const days = Math.floor(hours / 24);
  const rest = hours % 24;
  return rest === 0 || days >= 3
    ? { key: 'time.days', values: { days } }
    : { key: 'time.daysHours', values: { days, hours: rest } };
}

/** How long ago, in one unit: read from five metres. */
export function agoWords(milliseconds: number): Spoken {
  const seconds = Math.floor(Math.max(0, milliseconds) / 1000);
  if (seconds < 90) return { key: 'time.secondsAgo', values: { seconds } };
  const minutes = Math.floor(seconds / 60);
  if (minutes < 90) return { key: 'time.minutesAgo', values: { minutes } };
  return { key: 'time.hoursAgo', values: { hours: Math.floor(minutes / 60) } };
}

export const amberAfterMilliseconds = 30_000;
export const redAfterMilliseconds = 120_000;
export type Freshness = 'fresh' | 'amber' | 'red';
export function freshnessOf(ageMilliseconds: number): Freshness {
  if (ageMilliseconds >= redAfterMilliseconds) return 'red';
  return ageMilliseconds >= amberAfterMilliseconds ? 'amber' : 'fresh';
}
