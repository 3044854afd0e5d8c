import { describe, expect, it } from 'vitest';
import { categoryOf, uncategorised } from '#contract/categories.ts';
import { type Status, statusGroup } from '#contract/lists.ts';
import { submitReportSchema } from '#contract/reports.ts';
import { makeHistory } from '#demo/history/makeHistory.ts';
import { type HistoricReport, type HistorySource, sourceOf } from '#demo/history/model.ts';
import { isWorkingDay, localDayOf } from '#demo/localDays.ts';
import { readDemoLand } from '#demo/readDemoLand.ts';
import { dueMinutes } from '#domain/dueAt.ts';
import { toWgs84 } from '#geodata/crs.ts';
import { distanceMeters } from '#geodata/distances.ts';
import { grouped } from './grouped.ts';

const land = readDemoLand();
const timeZone = 'Asia/Shanghai';
const monday = new Date('2026-11-23T10:00:00+08:00');
const days = {
  'a Monday morning': monday,
  'a Sunday night': new Date('2026-07-12T23:30:00+08:00'),
  'the last day of the Spring Festival': new Date('2026-02-23T12:00:00+08:00'),
  'a day just after midnight in the heating season': new Date('2026-11-01T00:05:00+08:00'),
  'a day beyond the published calendar': new Date('2027-02-01T08:00:00+08:00'),
};
const told = makeHistory(land, monday, timeZone);
const of2024 = told.filter(({ receivedAt }) => localDayOf(receivedAt, timeZone).startsWith('2024'));
const errands = of2024.filter(({ submission }) => submission.category === 'errand-certificate');
const hazards = of2024.filter((one) => !errands.includes(one));

const countBy = <Key extends string | number>(
  reports: HistoricReport[],
  keyOf: (one: HistoricReport) => Key,
) => Object.fromEntries([...grouped(reports, keyOf)].map(([key, { length }]) => [key, length]));
const isOpen = ({ outcome }: HistoricReport) => statusGroup(outcome.status) === 'open';
const dueAt = ({ submission, receivedAt }: HistoricReport) => {
  const category = categoryOf(submission.category ?? '') ?? uncategorised;
  return receivedAt.getTime() + dueMinutes(category, category.severity) * 60_000;
};

describe('2024', () => {
  it('holds 46 hazards and urgent needs and 72 errands, all closed', () => {
    expect([hazards.length, errands.length]).toEqual([46, 72]);
    expect(countBy(of2024, ({ outcome }) => outcome.status)).toEqual({ closed: 118 });
  });

  it('splits the hazards by item as the demo says', () => {
    expect(countBy(hazards, ({ item }) => item as string)).toEqual({
      '供暖漏水/不热': 7,
      结冰积雪: 5,
      '电线/线缆': 4,
      井盖: 4,
      '消防通道/飞线': 6,
      供水: 3,
      路面塌陷: 3,
      排水: 2,
      '外墙/树枝': 3,
      路灯: 3,
      独居老人异常: 3,
      '广告牌/围挡': 2,
      燃气异味: 1,
    });
  });

  it('splits them by month and by source', () => {
    const months = countBy(hazards, ({ receivedAt }) => Number(localDayOf(receivedAt, timeZone).slice(5, 7)));
    expect(Array.from({ length: 12 }, (_, month) => months[month + 1])).toEqual([
      6, 5, 4, 3, 2, 2, 4, 4, 2, 5, 5, 4,
    ]);
    expect(countBy(hazards, ({ source }) => source)).toEqual({
      'grid-worker': 29,
      courier: 7,
      delivery: 8,
      taxi: 2,
    });
  });

  it('splits the errands by item, and the item is in the words', () => {
    expect(countBy(errands, ({ submission }) => submission.text?.match(/^【(.+?)】/)?.[1] ?? '')).toEqual({
      '医保缴费/报销': 14,
      养老资格认证: 12,
      '高龄津贴/老年证': 11,
      '取药/陪诊': 9,
      '残疾证/补贴': 6,
      '低保/临时救助': 6,
      水电暖缴费: 6,
      居住证明: 5,
      手机操作: 3,
    });
  });

  it('tells of the cable that sparked beside the public toilet next to the media centre', () => {
    const cable = hazards.filter(({ submission }) => submission.category === 'exposed-wire');
    expect(cable).toHaveLength(1);
    expect(cable[0]).toMatchObject({
      source: 'courier',
      submission: { placeText: '融媒体中心旁公共卫生间', channel: 'phone-page' },
    });
    const toilet = land.places.features.find(({ properties }) => properties.code === 'media-toilet');
    const sent = cable[0]?.submission.position as { lon: number; lat: number };
    expect(
      distanceMeters([sent.lon, sent.lat], toilet?.geometry.coordinates as [number, number]),
    ).toBeLessThan(30);
  });
});

describe('the source of a report', () => {
  it('is recoverable from its channel and sender id, and the sender id says nothing personal', () => {
    for (const { submission, senderId, source } of told) {
      expect(sourceOf(submission.channel, senderId)).toBe(source);
      expect(senderId ?? 'demo-').toMatch(/^demo-[a-z0-9-]*$/);
    }
  });
});

describe.each(Object.entries(days))('on %s', (_, day) => {
  const history = makeHistory(land, day, timeZone);
  const open = history.filter(isOpen);

  it('25 to 40 tickets are open: 2 to 4 overdue, 1 suspended, 1 sent back for the third time', () => {
    expect(open.length).toBeGreaterThanOrEqual(25);
    expect(open.length).toBeLessThanOrEqual(40);
    const overdue = open.filter((one) => dueAt(one) < day.getTime()).length;
    expect(overdue).toBeGreaterThanOrEqual(2);
    expect(overdue).toBeLessThanOrEqual(4);
    const count = (status: Status) => open.filter(({ outcome }) => outcome.status === status);
    expect(count('suspended')).toHaveLength(1);
    expect(count('returned')).toHaveLength(1);
    expect(count('returned')[0]?.submission.text).toContain('非我单位管养');
  });

  it('nothing lies in the future, and work ends after it began', () => {
    for (const { receivedAt, outcome } of history) {
      expect(receivedAt.getTime()).toBeLessThanOrEqual(day.getTime());
      if (outcome.closedAt === null) expect(statusGroup(outcome.status)).toBe('open');
      else expect(outcome.closedAt > receivedAt && outcome.closedAt <= day).toBe(true);
    }
  });

  it('every report is one the phone page or the desk could have sent, with an id of its own', () => {
    for (const { submission } of history)
      expect(submitReportSchema.safeParse(submission).error).toBeUndefined();
    expect(new Set(history.map(({ submission }) => submission.id)).size).toBe(history.length);
  });

  it('ids carry the moment of receipt, and the oldest comes first', () => {
    let before = 0;
    for (const { submission, receivedAt } of history) {
      expect(submission.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(Number.parseInt(submission.id.replace('-', '').slice(0, 12), 16)).toBe(receivedAt.getTime());
      expect(receivedAt.getTime()).toBeGreaterThanOrEqual(before);
      before = receivedAt.getTime();
    }
  });

  it('the same day tells the same story', () => {
    expect(makeHistory(land, new Date(day), timeZone)).toEqual(history);
  });

  it('whole working days bring what the presets say', () => {
    const daily = history.filter(
      ({ receivedAt, item }) => item === null && localDayOf(receivedAt, timeZone) > '2025',
    );
    const today = localDayOf(day, timeZone);
    for (const [date, reports] of grouped(daily, ({ receivedAt }) => localDayOf(receivedAt, timeZone))) {
      if (date === today || !isWorkingDay(date)) continue;
      const isFirstHeating = date.slice(5) >= '10-15' && date.slice(5) <= '11-04';
      expectBetween(reports, ['grid-worker'], [3, 5]);
      expectBetween(reports, ['courier', 'delivery', 'taxi'], [1, 2]);
      expectBetween(reports, ['unit-leader'], [5, 8]);
      expectBetween(reports, ['hotline'], isFirstHeating ? [6, 8] : [3, 4]);
    }
  });

  it('one dispute sign comes in a week', () => {
    const disputes = history.filter(({ item }) => item === 'dispute').length;
    expect(disputes).toBeGreaterThanOrEqual(4);
    expect(disputes).toBeLessThanOrEqual(5);
  });

  it('unit leaders solve most of what they note within the hour', () => {
    const notes = history.filter(
      ({ source, item, receivedAt }) =>
        source === 'unit-leader' && item === null && day.getTime() - receivedAt.getTime() > 3_600_000,
    );
    const solved = notes.filter(
      ({ receivedAt, outcome }) =>
        outcome.closedAt && outcome.closedAt.getTime() - receivedAt.getTime() < 3_600_000,
    );
    expect(solved.length / notes.length).toBeGreaterThan(0.7);
  });
});

describe('the small marks of a real place', () => {
  const marked = (item: string) => told.find((one) => one.item === item) as HistoricReport;

  it('include a position 400 m away from the stairwell that the words name', () => {
    const { submission } = marked('stairwell-gps');
    const door = land.units.features.find(({ properties }) => properties.code === 'fengsui-yuan-7-2');
    const sent = submission.position as NonNullable<typeof submission.position>;
    const away = distanceMeters(
      toWgs84([sent.lon, sent.lat], sent.crs),
      door?.geometry.coordinates as [number, number],
    );
    expect(away).toBeGreaterThan(390);
    expect(away).toBeLessThan(410);
  });

  it('include the same leak told by two groups in different words', () => {
    const [first, second] = [marked('same-leak'), marked('same-leak-again')];
    expect(first.submission.channel).toBe('desk-group-message');
    expect(first.submission.text).not.toBe(second.submission.text);
    expect(first.submission.compoundCodes).toEqual(['wenyuan-xincun']);
  });

  it('include a bare house number that needs asking, a default position and a wrong button', () => {
    expect(marked('bare-number').submission.placeText).toBe('2-3-501');
    expect(marked('default-position').submission.position?.crs).toBe('GCJ02');
    expect(marked('wrong-button').outcome.status).toBe('void');
  });
});

describe('positions', () => {
  it('come as words, as measured points or as both, and some in GCJ-02', () => {
    const sent = told.map(({ submission }) => submission);
    expect(sent.some(({ position, placeText }) => position && !placeText)).toBe(true);
    expect(sent.some(({ position, placeText }) => !position && placeText)).toBe(true);
    expect(sent.some(({ position, placeText }) => position && placeText)).toBe(true);
    expect(sent.filter(({ position }) => position?.crs === 'GCJ02').length).toBeGreaterThan(5);
  });
});

function expectBetween(reports: HistoricReport[], sources: HistorySource[], [least, most]: [number, number]) {
  const count = reports.filter(({ source }) => sources.includes(source)).length;
  expect(count).toBeGreaterThanOrEqual(least);
  expect(count).toBeLessThanOrEqual(most);
}
