import { localTime, startOfLocalDay } from '#domain/calendar.ts';
import { publishedCalendarDays } from '#domain/calendarDays.ts';

/** A local day as `YYYY-MM-DD`. */
export type LocalDay = string;

const published = new Map(publishedCalendarDays.map(({ day, isWorking }) => [day, isWorking]));

export const localDayOf = (at: Date, timeZone: string): LocalDay => localTime(at, timeZone).day;

const midnights = new Map<string, number>();

/** The instant of a local day and a minute of it. Noon UTC lies in the day of that name from UTC−12 to UTC+11. */
export function instantOf(day: LocalDay, minuteOfDay: number, timeZone: string): Date {
  const key = `${timeZone} ${day}`;
  const midnight = midnights.get(key) ?? startOfLocalDay(new Date(`${day}T12:00:00Z`), timeZone).getTime();
  midnights.set(key, midnight);
  return new Date(midnight + minuteOfDay * 60_000);
}

export const addDays = (day: LocalDay, days: number): LocalDay =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Every local day from the first to the last, both included. */
export function daysBetween(first: LocalDay, last: LocalDay): LocalDay[] {
  const days: LocalDay[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** As the published calendar says; beyond it Monday to Friday. */
export function isWorkingDay(day: LocalDay): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return published.get(day) ?? (weekday !== 0 && weekday !== 6);
}

/** `08:30` → minutes of the day. */
export const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
