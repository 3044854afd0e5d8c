import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportHash } from '#actions/bodyHash.ts';
import { type SubmitReport, submitReportSchema } from '#contract/reports.ts';

const key = 'a-key-a-key-a-key-a-key-a-key-a-key';
const hash = (report: SubmitReport) => reportHash(key, submitReportSchema.parse(report));
const base: SubmitReport = {
  id: '018f6f2e-0000-7000-8000-000000000001',
  channel: 'patrol',
  placeText: '公厕',
};

/** The instant as a clock so many minutes ahead of UTC writes it. */
const inOffset = (at: Date, minutes: number): string => {
  const two = (value: number) => String(value).padStart(2, '0');
  const local = new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, -1);
  const far = Math.abs(minutes);
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(far / 60))}:${two(far % 60)}`;
};
const instants = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2100-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const offsets = fc.integer({ min: -12 * 60, max: 14 * 60 });
const contents = fc.record(
  {
    text: fc.constantFrom('灯不亮', '灯不亮了'),
    photoIds: fc.array(fc.constantFrom(base.id, base.id.replace('1', '2')), { minLength: 1, maxLength: 2 }),
    reporter: fc.constantFrom({ name: '甲' }, { name: '乙' }, { phone: '100-1' }),
    compoundCodes: fc.array(fc.constantFrom('jia', 'yi'), { minLength: 1, maxLength: 2 }),
    complaintAbout: fc.constantFrom('community' as const, 'property' as const),
    occurredAt: instants.map((at) => at.toISOString()),
  },
  { requiredKeys: [] },
);

describe('the same report', () => {
  it('is the same when what is empty is sent or left out, and its moment is written in another offset', () => {
    const empty = fc.record(
      {
        photoIds: fc.constant([]),
        reporter: fc.constantFrom({}, { name: undefined }),
        compoundCodes: fc.constant([]),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(contents, empty, offsets, (content, nothing, minutes) => {
        const report = { ...base, ...content };
        const again = { ...base, ...nothing, ...content } as SubmitReport;
        if (content.occurredAt) again.occurredAt = inOffset(new Date(content.occurredAt), minutes);
        expect(hash(again)).toBe(hash(report));
      }),
    );
  });

  it('is another when anything in it is another', () => {
    fc.assert(
      fc.property(contents, contents, (one, other) => {
        const isSame = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
        expect(hash({ ...base, ...one }) === hash({ ...base, ...other })).toBe(isSame);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the order of photos, and a moment to the millisecond', () => {
    const [one, two] = [base.id, base.id.replace('1', '2')];
    expect(hash({ ...base, photoIds: [one, two] })).not.toBe(hash({ ...base, photoIds: [two, one] }));
    expect(hash({ ...base, occurredAt: '2026-01-01T00:00:00.001Z' })).not.toBe(
      hash({ ...base, occurredAt: '2026-01-01T00:00:00Z' }),
    );
  });
});

const sorted = (content: object) => Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1));
