/** The rows of community.json, in the shapes of CommunitySeed; posts, kinds and services are those of the contract. */
import { z } from 'zod';
import { organisationKinds, type Post, posts } from '#contract/lists.ts';
import { askCodeSchema } from '#contract/session.ts';
import { instantSchema, textSchema } from '#contract/wire.ts';
import type { CommunitySettings } from '#domain/settings.ts';
import { serviceCodes } from '#geodata/model.ts';
import { csvInstant } from '../replay/csvInstant.ts';
import { codeText } from './landSchemas.ts';

const key = textSchema(1, 200);
const name = textSchema(1, 100);
/** What somebody types at the sign-in must be able to be this number. */
const leastDigits = 5;
const isPhone = (text: string): boolean =>
  askCodeSchema.shape.phone.safeParse(text).success && text.replace(/\D/g, '').length >= leastDigits;
const phone = z
  .string()
  .trim()
  .refine(isPhone, {
    params: { code: 'invalid-phone', wanted: `digits, +, - and blanks: at least ${leastDigits} digits` },
  });
const hotline = z.string().refine((text) => /^[0-9+\-/ 转]{3,60}$/.test(text.trim()), {
  params: { code: 'invalid-phone', wanted: 'digits, +, -, / and blanks' },
});
/** Areas a post is meant for: without it nobody would ever be found in it. */
const areaOfPost: Partial<Record<Post, 'gridCode' | 'buildingGroupCode' | 'unitCode' | 'organisationCode'>> =
  {
    'grid-worker': 'gridCode',
    'area-officer': 'gridCode',
    'branch-secretary': 'gridCode',
    'group-leader': 'buildingGroupCode',
    'unit-leader': 'unitCode',
    'organisation-officer': 'organisationCode',
  };
const areas = ['gridCode', 'buildingGroupCode', 'unitCode'] as const;

export const communitySchema = z.strictObject({
  code: z.string().refine((text) => /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,31}$/u.test(text), {
    params: { code: 'invalid-code', wanted: '1 to 32 letters, digits and dashes; addresses carry it' },
  }),
  name,
  timeZone: z.string().refine(isZone, {
    params: { code: 'invalid-zone', wanted: 'an IANA zone: Asia/Shanghai' },
  }),
  numberPrefix: textSchema(1, 8),
});

export function isZone(timeZone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone }));
  } catch {
    return false;
  }
}

const clock = z.string().refine((text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), {
  params: { code: 'invalid-time', wanted: 'HH:MM' },
});
const span = z.tuple([clock, clock]).refine(([from, to]) => from < to, {
  params: { code: 'times-reversed', wanted: 'the earlier time first' },
});
const meters = z.number().min(0).max(10_000);
/** What is left out is as in the presets. */
export const settingsSchema = z.strictObject({
  workingHours: z.strictObject({ winter: z.array(span).min(1), summer: z.array(span).min(1) }).optional(),
  summerMonths: z.array(z.int().min(1).max(12)).optional(),
  hotline: hotline.optional(),
  nearestWithinMeters: meters.optional(),
  disagreeBeyondMeters: meters.optional(),
  nearInfrastructureMeters: meters.optional(),
} satisfies Record<keyof CommunitySettings, z.ZodType>);

export const organisationSchema = z.strictObject({
  code: codeText,
  name,
  kind: z.enum(organisationKinds),
  service: z.enum(serviceCodes),
  hotline,
  dutyHours: textSchema(1, 100),
  compoundCodes: z.array(codeText).default([]),
});
export const buildingGroupSchema = z.strictObject({ code: codeText, name });
export const personSchema = z.strictObject({ key, name, phone });

/** A day is its midnight, and a time without an offset is meant, in the community's zone. */
function instantIn(timeZone: string) {
  // Every handover of a roster stands in it four times, and to read a clock is slow.
  const known = new Map<string, number | null>();
  const read = (text: string): number | null => {
    const given = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00` : text;
    const parsed = instantSchema.safeParse(csvInstant(given, timeZone));
    return parsed.success ? Date.parse(parsed.data) : null;
  };
  return z.string().transform((text, context): Date => {
    const trimmed = text.trim();
    const milliseconds = known.get(trimmed) ?? read(trimmed);
    known.set(trimmed, milliseconds);
    if (milliseconds !== null) return new Date(milliseconds);
    const wanted = 'a day or a time of 1900 to 2199: 2026-03-01, 2026-03-01T08:30, 2026-03-01T08:30:00+08:00';
    context.addIssue({ code: 'custom', params: { code: 'invalid-date', wanted } });
    return z.NEVER;
  });
}

type Span = { startsAt: Date; endsAt: Date | null };
const inOrder = ({ startsAt, endsAt }: Span): boolean => endsAt === null || endsAt > startsAt;
const order = { path: ['endsAt'], params: { code: 'dates-reversed', wanted: 'later than startsAt' } };

/** The rows that have dates, for a community in this zone. */
export function datedSchemas(timeZone: string) {
  const instant = instantIn(timeZone);
  const code = codeText.optional();
  const posting = z
    .strictObject({
      key: key.optional(),
      person: key,
      post: z.enum(posts),
      duty: textSchema(0, 500),
      gridCode: code,
      buildingGroupCode: code,
      unitCode: code,
      organisationCode: code,
      rank: z.int().min(1).max(99).default(1),
      startsAt: instant,
      endsAt: instant.nullable().default(null),
    })
    .refine(inOrder, order)
    .superRefine((row, context) => {
      const given = areas.filter((area) => row[area] !== undefined);
      if (given.length > 1) {
        const params = { code: 'several-areas', seen: given.join(' and '), wanted: 'one area a posting' };
        context.addIssue({ code: 'custom', path: [given[1] as string], params });
      }
      const needed = areaOfPost[row.post];
      if (needed && row[needed] === undefined) {
        const params = { code: 'missing', wanted: `the ${needed} of this ${row.post}` };
        context.addIssue({ code: 'custom', path: [needed], params });
      }
    });
  const shift = z.strictObject({ posting: key, startsAt: instant, endsAt: instant }).refine(inOrder, order);
  const leave = z
    .strictObject({
      person: key,
      startsAt: instant,
      endsAt: instant,
      reason: textSchema(1, 100),
      standIn: key.nullable().default(null),
    })
    .refine(inOrder, order)
    .refine(({ person, standIn }) => person !== standIn, {
      path: ['standIn'],
      params: { code: 'own-stand-in', wanted: 'somebody else' },
    });
  return { publishedAt: instant, posting, shift, leave };
}
