import type { CommunitySettings } from './settings.ts';

export type Calendar = {
  timeZone: string;
  hours: Pick<CommunitySettings, 'workingHours' | 'summerMonths'>;
  /** Published exceptions by local day `YYYY-MM-DD`: true is an extra working day 调休, false a holiday. */
  days: ReadonlyMap<string, boolean>;
};

export type WorkingTime = {
  isWorking: boolean;
  /** Why it is not working time. */
  reason: 'holiday' | 'weekend' | 'hours' | null;
  /** False beyond the last published year: Monday to Friday is counted, and said so. */
  isPublished: boolean;
};

const formatters = new Map<string, Intl.DateTimeFormat>();
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    weekday: 'short',
    hourCycle: 'h23',
  });
  formatters.set(timeZone, made);
  return made;
}

export type LocalTime = { day: string; minuteOfDay: number; weekday: string };

/** The community's own day and minute at an instant. Its IANA time zone defines "today". */
export function localTime(at: Date, timeZone: string): LocalTime {
  const moment = at.getTime();
  if (latest.moment !== moment || latest.timeZone !== timeZone)
    latest = { moment, timeZone, local: readClock(at, timeZone) };
  return latest.local;
}

/** The reports of one batch share their moment; reading the clock costs more than all else that is decided. */
let latest: { moment: number; timeZone: string; local: LocalTime } = {
  moment: Number.NaN,
  timeZone: '',
  local: { day: '', minuteOfDay: 0, weekday: '' },
};

function readClock(at: Date, timeZone: string): LocalTime {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(at)) parts[type] = value;
  return {
    day: `${parts.year}-${parts.month}-${parts.day}`,
    minuteOfDay: Number(parts.hour) * 60 + Number(parts.minute),
    weekday: parts.weekday ?? '',
  };
}

/**
 * Whether an instant lies in the community's working time: working hours of working days, holidays and extra working
 * days (调休) as the State Council published them. Hours are half-open: 12:00 sharp is not working time any more.
 */
export function workingTime(at: Date, calendar: Calendar): WorkingTime {
  const { day, minuteOfDay, weekday } = localTime(at, calendar.timeZone);
  const isPublished = isYearPublished(day.slice(0, 4), calendar.days);
  const exception = calendar.days.get(day);
  if (exception === false) return { isWorking: false, reason: 'holiday', isPublished };
  const isWeekend = weekday === 'Sat' || weekday === 'Sun';
  if (isWeekend && exception !== true) return { isWorking: false, reason: 'weekend', isPublished };
  const { workingHours, summerMonths } = calendar.hours;
  const spans = summerMonths.includes(Number(day.slice(5, 7))) ? workingHours.summer : workingHours.winter;
  const isWorking = spans.some(([from, to]) => minuteOfDay >= minutesOf(from) && minuteOfDay < minutesOf(to));
  return { isWorking, reason: isWorking ? null : 'hours', isPublished };
}

/** The community's own year: in its first hours it differs from the year in UTC. */
export const localYear = (at: Date, timeZone: string): number =>
  Number(localTime(at, timeZone).day.slice(0, 4));

const minute = 60_000;
/** Longer than any local day, minutes. */
const longestDayMinutes = 48 * 60;

/**
 * The first instant of the local day that `at` lies in, found by halving: where a clock is put forward at midnight that
 * is 01:00, where it is put back to midnight the first of the two.
 */
export function startOfLocalDay(at: Date, timeZone: string): Date {
  const { day } = localTime(at, timeZone);
  let today = Math.floor(at.getTime() / minute);
  let yesterday = today - longestDayMinutes;
  while (today - yesterday > 1) {
    const middle = Math.floor((today + yesterday) / 2);
    if (localTime(new Date(middle * minute), timeZone).day === day) today = middle;
    else yesterday = middle;
  }
  return new Date(today * minute);
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

const isYearPublished = (year: string, days: ReadonlyMap<string, boolean>): boolean => {
  // New Year's Day is a holiday in every published year.
  return days.get(`${year}-01-01`) === false;
};
