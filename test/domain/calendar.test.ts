import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calendar, localTime, startOfLocalDay, workingTime } from '#domain/calendar.ts';
import { publishedCalendarDays } from '#domain/calendarDays.ts';
import { presetSettings } from '#domain/settings.ts';

const calendar: Calendar = {
  timeZone: 'Asia/Shanghai',
  hours: presetSettings,
  days: new Map(publishedCalendarDays.map(({ day, isWorking }) => [day, isWorking])),
};
const zones = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/Havana',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Pacific/Kiritimati',
  'America/Asuncion',
];

describe('working time', () => {
  it.each([
    ['a Monday at 10:00', '2026-11-23T10:00:00', true, null],
    ['08:29:59, just before the day begins', '2026-11-23T08:29:59', false, 'hours'],
    ['08:30 sharp', '2026-11-23T08:30:00', true, null],
    ['11:59:59', '2026-11-23T11:59:59', true, null],
    ['12:00 sharp, when the morning is over', '2026-11-23T12:00:00', false, 'hours'],
    ['14:29 in winter', '2026-11-23T14:29:00', false, 'hours'],
    ['14:30 in winter', '2026-11-23T14:30:00', true, null],
    ['17:30 sharp in winter', '2026-11-23T17:30:00', false, 'hours'],
    ['17:45 in summer', '2026-07-06T17:45:00', true, null],
    ['18:00 sharp in summer', '2026-07-06T18:00:00', false, 'hours'],
    ['14:30 in summer, still the noon break', '2026-07-06T14:30:00', false, 'hours'],
    ['23:00', '2026-11-23T23:00:00', false, 'hours'],
    ['00:00 sharp', '2026-11-23T00:00:00', false, 'hours'],
    ['an ordinary Saturday', '2026-11-21T10:00:00', false, 'weekend'],
    ['a Sunday', '2026-11-22T10:00:00', false, 'weekend'],
    ['an extra working Saturday 调休', '2026-10-10T10:00:00', true, null],
    ['an extra working Saturday at night', '2026-10-10T22:00:00', false, 'hours'],
    ['National Day, a Thursday', '2026-10-01T10:00:00', false, 'holiday'],
    ['a holiday that falls on a weekend', '2026-10-04T10:00:00', false, 'holiday'],
    ['除夕 of 2024, which was a working day', '2024-02-09T10:00:00', true, null],
  ])('at %s', (_moment, local, isWorking, reason) => {
    expect(workingTime(new Date(`${local}+08:00`), calendar)).toEqual({
      isWorking,
      reason,
      isPublished: true,
    });
  });

  it('beyond the last published year counts Monday to Friday and says so', () => {
    expect(workingTime(new Date('2027-10-01T10:00:00+08:00'), calendar)).toEqual({
      isWorking: true,
      reason: null,
      isPublished: false,
    });
    expect(workingTime(new Date('2027-10-02T10:00:00+08:00'), calendar)).toEqual({
      isWorking: false,
      reason: 'weekend',
      isPublished: false,
    });
  });

  it('goes by the community’s own year: an hour past its midnight the new year is not published', () => {
    expect(workingTime(new Date('2026-12-31T23:30:00+08:00'), calendar).isPublished).toBe(true);
    expect(workingTime(new Date('2027-01-01T00:30:00+08:00'), calendar).isPublished).toBe(false);
  });

  it('goes by the community’s own zone, also on the day its clock changes', () => {
    const berlin = { ...calendar, timeZone: 'Europe/Berlin', days: new Map() };
    expect(workingTime(new Date('2026-03-27T08:29:00+01:00'), berlin).isWorking).toBe(false);
    expect(workingTime(new Date('2026-03-27T08:30:00+01:00'), berlin).isWorking).toBe(true);
    expect(workingTime(new Date('2026-03-30T08:29:00+02:00'), berlin).isWorking).toBe(false);
    expect(workingTime(new Date('2026-03-30T08:30:00+02:00'), berlin).isWorking).toBe(true);
  });

  it('has a calendar in which no day is both a holiday and an extra working day', () => {
    const days = publishedCalendarDays.map(({ day }) => day);
    expect(days.filter((day, index) => days.indexOf(day) !== index)).toEqual([]);
    for (const { day, isWorking } of publishedCalendarDays)
      if (isWorking) expect([0, 6], `${day} is made a working day`).toContain(new Date(day).getUTCDay());
  });
});

describe('the local day', () => {
  it.each([
    ['Asia/Shanghai', '2026-11-23T15:00:00Z', '2026-11-22T16:00:00.000Z'],
    ['Asia/Shanghai', '2026-11-23T16:00:00Z', '2026-11-23T16:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29T12:00:00Z', '2026-03-28T23:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25T12:00:00Z', '2026-10-24T22:00:00.000Z'],
    ['America/Havana', '2026-11-01T12:00:00Z', '2026-11-01T04:00:00.000Z'],
    ['Africa/Cairo', '2026-04-24T12:00:00Z', '2026-04-23T22:00:00.000Z'],
  ])('in %s at %s begins at %s', (zone, instant, start) => {
    expect(startOfLocalDay(new Date(instant), zone).toISOString()).toBe(start);
  });

  it('begins no later than the instant, on the same local day, and the millisecond before is another day', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({
          min: new Date('2000-01-01T00:00:00Z'),
          max: new Date('2037-12-31T00:00:00Z'),
          noInvalidDate: true,
        }),
        (zone, at) => {
          const start = startOfLocalDay(at, zone);
          expect(start.getTime()).toBeLessThanOrEqual(at.getTime());
          expect(localTime(start, zone).day).toBe(localTime(at, zone).day);
          expect(localTime(new Date(start.getTime() - 1), zone).day).not.toBe(localTime(at, zone).day);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
