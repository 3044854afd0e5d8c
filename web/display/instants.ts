import type { Language } from '#contract/lists.ts';

/** Instants in the community's own time zone, whatever the device thinks. */
export type InstantFormat = 'clock' | 'clockSeconds' | 'day' | 'dayClock' | 'date' | 'weekday';

const options: Record<InstantFormat, Intl.DateTimeFormatOptions> = {
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  clockSeconds: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  day: { month: 'long', day: 'numeric' },
  dayClock: { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  date: { year: 'numeric', month: '2-digit', day: '2-digit' },
  weekday: { weekday: 'long' },
};
/** English names the month: 11/12 is November to one reader and December to another. */
const englishOptions: Partial<typeof options> = { dayClock: { ...options.dayClock, month: 'short' } };
const formats = new Map<string, Intl.DateTimeFormat>();

export function formatInstant(
  instant: Date | string | number,
  format: InstantFormat,
  { language, timeZone }: { language: Language; timeZone: string },
): string {
  const key = `${format} ${language} ${timeZone}`;
  let formatter = formats.get(key);
  if (!formatter) {
    const locale = language === 'en' ? 'en-GB' : language;
    const chosen = (language === 'en' && englishOptions[format]) || options[format];
    formatter = new Intl.DateTimeFormat(locale, { ...chosen, timeZone });
    formats.set(key, formatter);
  }
  return formatter.format(new Date(instant));
}

const dayKey = (instant: Date | string | number, timeZone: string) =>
  formatInstant(instant, 'date', { language: 'zh-CN', timeZone });

/** Today: the clock alone; another day: day and clock. */
export function formatNear(
  instant: string,
  now: number,
  place: { language: Language; timeZone: string },
): string {
  const isToday = dayKey(instant, place.timeZone) === dayKey(now, place.timeZone);
  return formatInstant(instant, isToday ? 'clock' : 'dayClock', place);
}
