const complete = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** What a clock in the zone showed (2026-11-23T10:00) as an instant; undefined for what is no time. */
export function localInstant(local: string, timeZone: string): string | undefined {
  const asUtc = Date.parse(`${local}Z`);
  if (!complete.test(local) || Number.isNaN(asUtc)) return undefined;
  const shown = Date.parse(`${clockIn(asUtc, timeZone)}Z`);
  return new Date(asUtc - (shown - asUtc)).toISOString();
}

/** Swedish writes dates the way ISO does. */
const clockIn = (instant: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone })
    .format(instant)
    .replace(' ', 'T');
