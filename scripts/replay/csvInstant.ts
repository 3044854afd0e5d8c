import { localInstant } from '#domain/localInstant.ts';

/** 2026-02-13T02:05:17.000 or with a blank; 02/13/2026 02:05:17 AM, month first as its AM and PM say. */
const iso =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)[T ](?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:\.(?<fraction>\d{1,9}))?)?$/;
const american =
  /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4}) (?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d))? (?<half>AM|PM)$/i;
const withOffset = /^(\d{4}-\d\d-\d\d)[T ](.+(?:Z|[+-]\d\d:?\d\d))$/;

/**
 * A time from a CSV as `occurredAt` wants it: with its offset as it stands, without one in the community's zone. What is
 * no time stays as it is, for the validation to refuse.
 */
export function csvInstant(text: string, timeZone: string): string {
  const clock = (iso.exec(text) ?? american.exec(text))?.groups;
  if (!clock) return text.replace(withOffset, '$1T$2');
  const at = milliseconds(clock);
  return at === null ? text : localInstant(at, timeZone).toISOString();
}

/** Those of the contract; others are left for it to refuse. */
const keptYears = { from: 1900, to: 2200 };

/** The clock's fields as if it hung in UTC; null for a day or hour that no calendar has. */
function milliseconds(clock: Record<string, string | undefined>): number | null {
  const [year, month, day, minute] = [clock.year, clock.month, clock.day, clock.minute].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  const hour = clock.half
    ? (Number(clock.hour) % 12) + (/pm/i.test(clock.half) ? 12 : 0)
    : Number(clock.hour);
  const second = Number(clock.second ?? 0);
  const fraction = Math.floor(Number(`0.${clock.fraction ?? 0}`) * 1000);
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  at.setUTCHours(hour, minute, second, fraction);
  const isReal =
    year >= keptYears.from &&
    year < keptYears.to &&
    at.getUTCMonth() === month - 1 &&
    at.getUTCDate() === day &&
    at.getUTCHours() === hour &&
    at.getUTCMinutes() === minute &&
    at.getUTCSeconds() === second;
  return isReal ? at.getTime() : null;
}
