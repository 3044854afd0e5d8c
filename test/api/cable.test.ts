import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubmitAnswer, SubmitReport } from '#contract/reports.ts';
import type { StaffTicket } from '#contract/tickets.ts';
import type { LiveEvent, Wall } from '#contract/wall.ts';
import { fromWgs84 } from '#geodata/crs.ts';
import type { Position } from '#geodata/model.ts';
import { type Api, aReport, mondayMorning, openApi } from '#support/api.ts';
import { listen, readStream } from '#support/liveServer.ts';
import { away } from '#support/smallGround.ts';
import { at, holeMiddle, onSharedEdge, smallGridCode } from '#support/smallLand.ts';

const night = '2026-11-23T23:00:00+08:00';
const words = '融媒体中心旁边公共卫生间';
/** Where the courier stands: 20 m from the toilet, as exact as a phone between houses. */
const courier = at(340, 300);
const gps = ([lon, lat]: Position, more: object = {}) => ({
  lon,
  lat,
  crs: 'WGS84' as const,
  accuracyMeters: 40,
  source: 'gps' as const,
  ...more,
});
const cable = (more: Partial<SubmitReport> = {}): SubmitReport =>
  aReport({ category: 'exposed-wire', placeText: words, position: gps(courier), ...more });
/** Without words: only the phone's position places it. */
const unnamed = (position: Position, more: object = {}): SubmitReport => {
  const { placeText: _words, ...report } = cable({ position: gps(position, more) });
  return report as SubmitReport;
};

type Variant = {
  now?: string;
  report?: SubmitReport;
  at?: 'away' | 'deserted';
  gridCode: string | null;
  confidence: string;
  holder: [post: string, name: string];
  why: string[];
  proposed?: string[];
};
const gcj = fromWgs84(courier, 'GCJ02');
const bd = fromWgs84(courier, 'BD09');
const allThree = ['power', 'fire', 'heating'];
const variants: Record<string, Variant> = {
  'on a Monday morning': {
    gridCode: smallGridCode(2),
    confidence: 'inside',
    holder: ['grid-worker', '测试员worker2'],
    why: [
      'text-and-position-agree',
      'located-by-text',
      'grid-inside',
      'working-time',
      'worker-on-shift',
      'near-infrastructure',
    ],
    proposed: allThree,
  },
  'with the worker on leave': {
    at: 'away',
    gridCode: smallGridCode(2),
    confidence: 'inside',
    holder: ['grid-worker', '测试员worker4'],
    why: ['worker-away', 'stand-in'],
    proposed: allThree,
  },
  'with worker and stand-in on leave': {
    at: 'deserted',
    gridCode: smallGridCode(2),
    confidence: 'inside',
    holder: ['grid-worker', '测试员worker1'],
    why: ['worker-away', 'stand-in-away', 'no-second-worker', 'neighbour-worker'],
    proposed: allThree,
  },
  'at 23:00': {
    now: night,
    gridCode: smallGridCode(2),
    confidence: 'inside',
    holder: ['duty-officer', ''],
    why: ['outside-working-time', 'duty-officer', 'leader-on-call-informed'],
    proposed: allThree,
  },
  'on a holiday': {
    now: '2026-10-01T10:00:00+08:00',
    gridCode: smallGridCode(2),
    confidence: 'inside',
    holder: ['duty-officer', ''],
    why: ['outside-working-time', 'duty-officer', 'leader-on-call-informed'],
    proposed: allThree,
  },
  'on a shared edge': {
    report: unnamed(onSharedEdge, { accuracyMeters: undefined }),
    gridCode: smallGridCode(1),
    confidence: 'border',
    holder: ['grid-worker', '测试员worker1'],
    why: ['grid-border', 'neighbour-told'],
  },
  'in a hole': {
    report: unnamed(holeMiddle, { accuracyMeters: 5 }),
    gridCode: smallGridCode(5),
    confidence: 'nearest',
    holder: ['grid-worker', '测试员worker5'],
    why: ['grid-nearest', 'worker-on-shift'],
  },
  'outside the community': {
    report: unnamed(at(2000, 2000)),
    gridCode: null,
    confidence: 'outside',
    holder: ['desk-clerk', '测试员clerk'],
    why: ['grid-outside', 'desk-holds'],
  },
  'in GCJ-02': {
    report: unnamed(gcj, { crs: 'GCJ02' }),
    gridCode: smallGridCode(2),
    confidence: 'inside',
    holder: ['grid-worker', '测试员worker2'],
    why: ['located-by-position', 'grid-inside', 'near-infrastructure'],
    proposed: allThree,
  },
  'in BD-09': {
    report: unnamed(bd, { crs: 'BD09' }),
    gridCode: smallGridCode(2),
    confidence: 'inside',
    holder: ['grid-worker', '测试员worker2'],
    why: ['located-by-position', 'grid-inside', 'near-infrastructure'],
    proposed: allThree,
  },
  'with a default position of a map': {
    report: cable({ position: gps([116.397428, 39.90923]) }),
    gridCode: smallGridCode(2),
    confidence: 'inside',
    holder: ['grid-worker', '测试员worker2'],
    why: ['default-position-ignored', 'located-by-text'],
    proposed: allThree,
  },
};

describe('sparks in the grass beside the public toilet by the media centre', () => {
  const apis: Record<string, Api> = {};
  beforeAll(async () => {
    apis.ordinary = await openApi();
    apis.away = await openApi({ people: away(['worker2', 'worker4']) });
    apis.deserted = await openApi({ people: away(['worker2', 'worker4'], 'worker4') });
  });
  afterAll(() => Promise.all(Object.values(apis).map((api) => api.close())));

  it.each(Object.entries(variants))('%s', async (_when, variant) => {
    const api = apis[variant.at ?? 'ordinary'] as Api;
    api.setNow(variant.now ?? mondayMorning);
    const response = await api.send(variant.report ?? cable());
    expect(response.status).toBe(201);
    const { ticket } = (await response.json()) as SubmitAnswer;
    const [post, name] = variant.holder;
    expect(ticket).toMatchObject({
      severity: 'urgent',
      gridCode: variant.gridCode,
      confidence: variant.confidence,
      holder: { post },
    });
    expect(JSON.stringify(ticket)).not.toContain('测试员');
    expect(ticket.why.map(({ code }) => code)).toEqual(expect.arrayContaining(variant.why));

    const chinese: StaffTicket = await api.get(`/api/tickets/${ticket.id}`, { 'accept-language': 'zh-CN' });
    const english: StaffTicket = await api.get(`/api/tickets/${ticket.id}`, { 'accept-language': 'en' });
    expect(chinese.holder?.name).toContain(name === '' ? '测试员duty' : name);
    expect(chinese.assignments).toHaveLength(1);
    if (variant.proposed) expect(chinese.proposals.map(({ service }) => service)).toEqual(variant.proposed);
    for (const { sentence } of [...chinese.why, ...chinese.proposals.map(({ because }) => because)])
      expect(sentence).toMatch(/[一-鿿]{3}/);
    for (const { sentence } of [...english.why, ...english.proposals.map(({ because }) => because)])
      expect(sentence).toMatch(/[A-Za-z]{3}/);
    expect(english.why.map(({ code }) => code)).toEqual(chinese.why.map(({ code }) => code));
  });

  it('keeps raw position, datum and accuracy as they were sent', async () => {
    const api = apis.ordinary as Api;
    const report = unnamed(gcj, { crs: 'GCJ02' });
    const { ticket } = (await (await api.send(report)).json()) as SubmitAnswer;
    const staff: StaffTicket = await api.get(`/api/tickets/${ticket.id}`);
    expect(staff.reports[0]?.sentPosition).toEqual(report.position);
  });

  it('is a pin on the wall within a second: in the snapshot and in the feed, with a post and no name', async () => {
    const api = apis.ordinary as Api;
    api.setNow(mondayMorning);
    const server = await listen(api);
    const reader = await readStream(`http://127.0.0.1:${server.port}/api/live?community=${api.code}`);
    await reader.until((frames) => frames.some(({ event }) => event === 'hello'));
    const startedAt = Date.now();
    const { ticket } = (await (await api.send(cable())).json()) as SubmitAnswer;
    await reader.until((frames) => frames.some(({ data }) => data.includes(ticket.id)));
    expect(Date.now() - startedAt).toBeLessThan(1000);
    const frame = reader.frames.find(({ data }) => data.includes(ticket.id));
    const heard = (JSON.parse(frame?.data ?? '') as LiveEvent).ticket;
    const wall: Wall = await api.get('/api/wall');
    const shown = wall.tickets.find(({ id }) => id === ticket.id);
    expect(shown).toEqual(heard);
    expect(shown?.position?.[0]).toBeCloseTo(at(320, 300)[0], 6);
    expect(JSON.stringify(wall)).not.toContain('测试员');
    reader.close();
    await server.close();
  });
});
