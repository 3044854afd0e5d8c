import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intakeRow } from '#actions/intakeRow.ts';
import { categories } from '#contract/categories.ts';
import { confidences, marks, posts, severities, statuses, ticketKinds } from '#contract/lists.ts';
import type { SubmitReport } from '#contract/reports.ts';
import type { Why } from '#contract/why.ts';
import { openTicket } from '#domain/openTicket.ts';
import { type PublicColumns, publicTicket, spokenTicket, ticketNumber } from '#domain/publicTicket.ts';
import { aWhy, instants } from '#support/anyWhy.ts';
import { smallGround } from '#support/smallGround.ts';
import { middleOf } from '#support/smallLand.ts';

const columns = (isRestricted: boolean): fc.Arbitrary<PublicColumns> =>
  fc.record({
    id: fc.uuid(),
    number: fc.nat(),
    status: fc.constantFrom(...statuses),
    severity: fc.constantFrom(...severities),
    kind: fc.constantFrom(...ticketKinds),
    category: fc.constantFrom(...categories.map(({ code }) => code)),
    isRestricted: fc.constant(isRestricted),
    gridCode: fc.option(fc.constant('SMALL-001')),
    buildingId: fc.option(fc.uuid()),
    unitId: fc.option(fc.uuid()),
    position: fc.option(fc.tuple(fc.double({ min: 100, max: 120 }), fc.double({ min: 30, max: 50 }))),
    confidence: fc.constantFrom(...confidences),
    marks: fc.subarray([...marks]),
    holderPost: fc.option(fc.constantFrom(...posts)),
    informedPosts: fc.subarray([...posts]),
    boundaryVersion: fc.nat(),
    why: fc.array(aWhy),
    openedAt: instants,
    dueAt: instants,
    closedAt: fc.option(instants),
  });
const telling = [
  'located-by-text',
  'part-not-registered',
  'compound-in-several-grids',
  'near-infrastructure',
  'category-proposes',
  'mediator',
  'complaint-passes-holder',
  'due-by-category',
];

describe('a public ticket', () => {
  it('of a restricted matter never says kind, category, place or a reason that tells, whatever its columns hold', () => {
    fc.assert(
      fc.property(columns(true), (row) => {
        const shape = publicTicket(row);
        for (const key of ['kind', 'category', 'position', 'buildingId', 'unitId'])
          expect(shape).not.toHaveProperty(key);
        expect(shape.why.map(({ code }) => code).filter((code) => telling.includes(code))).toEqual([]);
        const text = JSON.stringify(shape);
        for (const id of [row.buildingId, row.unitId]) if (id) expect(text).not.toContain(id);
      }),
    );
  });

  it('of anything else says its kind, category and place, and all of its reasons', () => {
    fc.assert(
      fc.property(columns(false), (row) => {
        const shape = publicTicket(row);
        expect(shape).toMatchObject({ kind: row.kind, category: row.category });
        expect(shape.position ?? null).toEqual(row.position);
        expect(shape.why).toEqual(row.why);
      }),
    );
  });

  it('is built from its own columns: whatever else a row carries does not travel', () => {
    fc.assert(
      fc.property(columns(false), fc.boolean(), (row, isRestricted) => {
        const canary = 'CANARY-7f3a';
        const wide = Object.assign(
          { ...row, isRestricted },
          {
            holderName: canary,
            excerpt: canary,
            text: canary,
            reporter: { name: canary, phone: canary },
            roomLabel: canary,
            placeText: canary,
            proposals: [{ because: canary }],
          },
        );
        expect(JSON.stringify(publicTicket(wide))).not.toContain(canary);
      }),
    );
  });

  it('has a number with the community’s own year, also in the first hours of a year', () => {
    const ground = { numberPrefix: 'WY', timeZone: 'Asia/Shanghai', names: new Map<string, string>() };
    expect(ticketNumber(ground, '2026-12-31T15:59:59.999Z', 7)).toBe('WY-2026-000007');
    expect(ticketNumber(ground, '2026-12-31T16:00:00.000Z', 8)).toBe('WY-2027-000008');
    expect(ticketNumber(ground, '2027-01-01T00:00:00.000Z', 1_234_567)).toBe('WY-2027-1234567');
  });
});

describe('a report with a canary in every field of its own', () => {
  const canary = '金丝雀';
  const ground = smallGround();
  const [lon, lat] = middleOf(2);
  const report: SubmitReport = {
    id: '018f6f2e-0000-7000-8000-000000000001',
    channel: 'desk-phone',
    position: { lon, lat, crs: 'WGS84', source: 'gps' },
    placeText: `甲苑1号楼1单元${canary}301`,
    text: `${canary} 301`,
    reporter: { name: canary, phone: '100-7777-7777' },
    compoundCodes: [canary],
  };

  it.each(categories.map(({ code }) => code))(
    'never shows it in the public shape of %s, in either language',
    (category) => {
      const receivedAt = new Date('2026-11-23T02:00:00Z');
      const own = { ...report, category };
      const { row, ticket } = intakeRow(
        { input: own, senderId: canary, requestId: null },
        openTicket(own, receivedAt, ground),
        ground,
        { receivedAt, hash: canary },
      );
      const shown = (['zh-CN', 'en'] as const).map((language) =>
        spokenTicket(ticket, 1, { language, ground }),
      );
      // The id is chance, and chance also writes 301.
      const everything = JSON.stringify([shown, row.payload, row.why, row.placement]).replaceAll(
        ticket.id,
        '',
      );
      expect(everything).not.toContain(canary);
      expect(everything).not.toContain('7777');
      expect(everything).not.toContain('301');
    },
  );

  it('about what is restricted leaves nothing in the feed but its place in the order', () => {
    const restricted = categories.filter(({ isRestricted }) => isRestricted);
    const receivedAt = new Date('2026-11-23T02:00:00Z');
    for (const own of [
      ...restricted.map(({ code }) => ({ ...report, category: code })),
      { ...report, category: 'light-out', complaintAbout: 'grid-worker' as const },
      { ...report, category: 'property-service' },
    ]) {
      const decision = openTicket(own, receivedAt, ground);
      const submission = { input: own, senderId: null, requestId: null };
      expect(
        intakeRow(submission, decision, ground, { receivedAt, hash: '' }).row.payload,
        own.category,
      ).toBeNull();
    }
  });
});

/** Every reason, so that a new one must be looked at here: may it be said of a restricted matter? */
const harmless: Why['code'][] = ['grid-inside', 'working-time', 'worker-on-shift'];
it('keeps what is harmless even of a restricted matter, so that its holder can be understood', () => {
  const [row] = fc.sample(columns(true), 1);
  const why = harmless.map(
    (code) => ({ code, params: { gridCode: 'SMALL-001', at: '2026-11-23T02:00:00Z' } }) as Why,
  );
  expect(publicTicket({ ...(row as PublicColumns), why }).why).toEqual(why);
});
