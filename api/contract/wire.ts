/** Shapes every resource shares: errors, lists, positions, GeoJSON answers. */
import { z } from 'zod';
import { datums, positionSources } from './lists.ts';

export const issueSchema = z.object({
  path: z.string(),
  code: z.string(),
  message: z.string(),
  seen: z.unknown().optional(),
  wanted: z.unknown().optional(),
});
export type Issue = z.infer<typeof issueSchema>;
export const errorSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    requestId: z.string(),
    issues: z.array(issueSchema),
  }),
});
export type ErrorBody = z.infer<typeof errorSchema>;

export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable(), asOf: z.number().int() });

/** [longitude, latitude] degrees, WGS-84. */
export const positionSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

/** A position as the sender measured it, in the datum the sender declares. */
export const sentPositionSchema = z.strictObject({
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  crs: z.enum(datums),
  accuracyMeters: z.number().min(0).max(100_000).optional(),
  source: z.enum(positionSources),
});
export type SentPosition = z.infer<typeof sentPositionSchema>;

/** Years that both a JavaScript date and a timestamptz keep, whatever the offset. */
const keptYears = { from: Date.UTC(1900, 0), to: Date.UTC(2200, 0) };
/** ISO-8601 with offset. */
export const instantSchema = z.iso.datetime({ offset: true }).refine(
  (text) => {
    const instant = Date.parse(text);
    return instant >= keptYears.from && instant < keptYears.to;
  },
  { params: { code: 'invalid_format' } },
);

export const communityCodeSchema = z.string().min(1).max(32);
/** A grid's or category's code in an address. NUL is what the database cannot even compare with. */
export const codeSchema = z
  .string()
  .max(64)
  .refine((code) => !code.includes('\u0000'), {
    params: { code: 'invalid_format', wanted: 'text without NUL' },
  });
export const languageSchema = z.enum(['zh-CN', 'en']);

const geometrySchema = z.object({ type: z.string(), coordinates: z.unknown() });
export const collectionOf = <Properties extends z.ZodType>(properties: Properties) =>
  z.object({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.object({ type: z.literal('Feature'), id: z.string(), geometry: geometrySchema, properties }),
    ),
    asOf: z.number().int(),
    /** The land is invented, and so are the codes of its grids. */
    isDemo: z.boolean(),
    next: z.string().nullable(),
  });

/** Text as the database can keep it: trimmed, normalised, without NUL and broken surrogates. Lengths in characters. */
export const textSchema = (least: number, most: number) =>
  z
    .string()
    .trim()
    .normalize('NFC')
    .min(least)
    .max(most)
    .refine((value) => !value.includes('\u0000') && !/\p{Surrogate}/u.test(value), {
      params: { code: 'invalid_format', wanted: 'text without NUL and half characters' },
    });
