import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTime } from '#domain/calendar.ts';
import { localInstant } from '#domain/localInstant.ts';

const clock = (text: string, timeZone: string) =>
  localInstant(Date.parse(`${text}Z`), timeZone).toISOString();

describe('a clock on the wall', () => {
  it('is an instant of the zone it hangs in', () => {
    expect(clock('2026-11-23T10:00:00.250', 'Asia/Shanghai')).toBe('2026-11-23T02:00:00.250Z');
    expect(clock('2026-01-01T00:30:00', 'America/New_York')).toBe('2026-01-01T05:30:00.000Z');
    expect(clock('2026-07-01T00:30:00', 'America/New_York')).toBe('2026-07-01T04:30:00.000Z');
  });

  it('that shows a time twice means the first of the two', () => {
    expect(clock('2026-11-01T01:30:00', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
  });

  it('that shows a time which never came means as long after the clocks were put forward', () => {
    expect(clock('2026-03-08T02:30:00', 'America/New_York')).toBe('2026-03-08T07:30:00.000Z');
  });

  it('leads back to what it shows, in any zone and season', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2035, 0) }),
        fc.constantFrom('UTC', 'Asia/Shanghai', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia'),
        (at, timeZone) => {
          const { day, minuteOfDay } = localTime(new Date(at), timeZone);
          const shown = Date.parse(`${day}T00:00:00Z`) + minuteOfDay * 60_000;
          const back = localTime(localInstant(shown, timeZone), timeZone);
          expect([back.day, back.minuteOfDay]).toEqual([day, minuteOfDay]);
        },
      ),
    );
  });
});
