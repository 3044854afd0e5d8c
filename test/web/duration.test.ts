import { describe, expect, it } from 'vitest';
import { agoWords, durationWords, freshnessOf } from '#web/display/duration.ts';
import { formatInstant, formatNear } from '#web/display/instants.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('lengths of time', () => {
  it.each([
    [-5, 'time.lessThanMinute', undefined],
    [59_000, 'time.lessThanMinute', undefined],
    [minute, 'time.minutes', { minutes: 1 }],
    [3 * hour + 59 * minute, 'time.hoursMinutes', { hours: 3, minutes: 59 }],
    [2 * hour, 'time.hours', { hours: 2 }],
    [11 * hour + 59 * minute, 'time.hours', { hours: 11 }],
    [26 * hour, 'time.daysHours', { days: 1, hours: 2 }],
    [10 * 24 * hour + hour, 'time.days', { days: 10 }],
  ])('%d ms is %s', (milliseconds, key, values) => {
    const said = durationWords(milliseconds);
    expect(said.key).toBe(key);
    expect(said.values).toEqual(values);
  });

  it('says how old the picture is in one unit', () => {
    expect(agoWords(4200)).toEqual({ key: 'time.secondsAgo', values: { seconds: 4 } });
    expect(agoWords(135_000)).toEqual({ key: 'time.minutesAgo', values: { minutes: 2 } });
    expect(agoWords(3 * hour)).toEqual({ key: 'time.hoursAgo', values: { hours: 3 } });
  });

  it('turns amber at 30 s and red at 120 s', () => {
    expect([0, 29_999, 30_000, 119_999, 120_000].map(freshnessOf)).toEqual([
      'fresh',
      'fresh',
      'amber',
      'amber',
      'red',
    ]);
  });
});

describe('instants', () => {
  const shanghai = { language: 'zh-CN' as const, timeZone: 'Asia/Shanghai' };

  it('are shown in the time zone of the community, whatever the device has', () => {
    expect(formatInstant('2026-11-23T23:18:00Z', 'clock', shanghai)).toBe('07:18');
    expect(formatInstant('2026-11-23T16:00:00Z', 'clock', shanghai)).toBe('00:00');
  });

  it('name the day only when it is not today there', () => {
    const now = Date.parse('2026-11-23T17:00:00Z');
    expect(formatNear('2026-11-23T23:18:00Z', now, shanghai)).toBe('07:18');
    expect(formatNear('2026-11-23T15:00:00Z', now, shanghai)).toBe('11/23 23:00');
  });
});
