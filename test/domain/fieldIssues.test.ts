import { describe, expect, it } from 'vitest';
import { suggestQuerySchema } from '#contract/land.ts';
import { submitReportSchema } from '#contract/reports.ts';
import { ticketQuerySchema } from '#contract/tickets.ts';
import { fieldIssues } from '#domain/fieldIssues.ts';

type Schema = typeof submitReportSchema | typeof ticketQuerySchema;
const seen = (schema: Schema, input: unknown) => {
  const parsed = schema.safeParse(input, { reportInput: true });
  return parsed.success ? [] : fieldIssues(parsed.error);
};
const issues = (schema: Schema, input: unknown) => seen(schema, input).map(({ path, code }) => [path, code]);
const id = '018f6f2e-0000-7000-8000-000000000001';
const position = { lon: 110, lat: 40, crs: 'WGS84', source: 'gps' };

describe('what is wrong with an input', () => {
  it('is required where it is missing, also where only some values are allowed', () => {
    expect(issues(submitReportSchema, { position: { lon: 110 } })).toEqual([
      ['id', 'required'],
      ['channel', 'required'],
      ['position.lat', 'required'],
      ['position.crs', 'required'],
      ['position.source', 'required'],
    ]);
    const [, channel] = seen(submitReportSchema, { position });
    expect(channel?.wanted).toContain('phone-page');
    expect(channel).not.toHaveProperty('seen');
  });

  it('is one of the values where another was sent, null too', () => {
    const report = { id, channel: 'pigeon', position: { ...position, crs: null } };
    expect(issues(submitReportSchema, report)).toEqual([
      ['channel', 'invalid_value'],
      ['position.crs', 'invalid_value'],
    ]);
  });

  it('is the format where a text holds NUL, which no database keeps', () => {
    for (const field of ['text', 'placeText'])
      expect(issues(submitReportSchema, { id, channel: 'patrol', position, [field]: 'a\u0000b' })).toEqual([
        [field, 'invalid_format'],
      ]);
    const report = { id, channel: 'patrol', position, compoundCodes: ['jia', '\u0000'] };
    expect(issues(submitReportSchema, report)).toEqual([['compoundCodes.1', 'invalid_format']]);
    expect(suggestQuerySchema.safeParse({ text: 'a\u0000' }).success).toBe(false);
  });

  it('is the box whose west lies east of its east, or whose south north of its north', () => {
    for (const bbox of ['111,40,110,41', '110,41,111,40', '179,40,-179,41'])
      expect(seen(ticketQuerySchema, { bbox }), bbox).toMatchObject([
        { path: 'bbox', code: 'invalid_format', wanted: 'west ≤ east and south ≤ north' },
      ]);
    for (const bbox of ['110,40,111,41', '110,40,110,40', '-180,-90,180,90'])
      expect(seen(ticketQuerySchema, { bbox }), bbox).toEqual([]);
  });
});
