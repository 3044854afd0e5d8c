/** The reasons behind a placement and an assignment. Params hold ids, posts, distances and times, never people's names. */
import { z } from 'zod';

const params = {
  'located-by-position': z.object({ source: z.string(), accuracyMeters: z.number().optional() }),
  'located-by-text': z.object({
    targetKind: z.string(),
    targetId: z.string(),
    relation: z.enum(['at', 'beside']),
    /** What the words say it is beside of. */
    besideId: z.string().optional(),
  }),
  'text-and-position-agree': z.object({ distanceMeters: z.number() }),
  'text-and-position-disagree': z.object({
    distanceMeters: z.number(),
    limitMeters: z.number(),
    used: z.enum(['text', 'position']),
  }),
  'text-not-recognised': z.object({}),
  /** Without `asks`: written before places were told from compounds. */
  'text-ambiguous': z.object({
    candidates: z.number(),
    asks: z.enum(['which-compound', 'which-place']).optional(),
  }),
  /** A building or unit in the words that there is not: `targetId` is what is left without it. */
  'part-not-registered': z.object({ targetId: z.string(), part: z.string() }),
  'default-position-ignored': z.object({ reason: z.string() }),
  'nothing-to-locate': z.object({}),
  /** The share of the accuracy circle in the likeliest grid. */
  'position-vague': z.object({ accuracyMeters: z.number(), sharePercent: z.number() }),
  'grid-inside': z.object({ gridCode: z.string() }),
  'grid-border': z.object({
    gridCode: z.string(),
    sharePercent: z.number(),
    neighbours: z.array(z.string()),
  }),
  'grid-nearest': z.object({ gridCode: z.string(), distanceMeters: z.number() }),
  /** Only the compound was named, and it lies in more grids than this one. */
  'compound-in-several-grids': z.object({ targetId: z.string(), gridCode: z.string() }),
  'grid-outside': z.object({}),
  'belongs-to-neighbour-community': z.object({ communityCode: z.string() }),
  'boundary-version': z.object({ number: z.number() }),
  'working-time': z.object({ at: z.string() }),
  'outside-working-time': z.object({ at: z.string(), reason: z.enum(['holiday', 'weekend', 'hours']) }),
  'calendar-not-published': z.object({ year: z.number() }),
  'worker-on-shift': z.object({ gridCode: z.string() }),
  'worker-away': z.object({ gridCode: z.string(), reason: z.string(), until: z.string() }),
  'no-worker': z.object({ gridCode: z.string() }),
  'stand-in': z.object({ gridCode: z.string() }),
  'stand-in-away': z.object({ gridCode: z.string() }),
  'second-worker': z.object({ gridCode: z.string() }),
  'no-second-worker': z.object({ gridCode: z.string() }),
  'neighbour-worker': z.object({
    gridCode: z.string(),
    fromGridCode: z.string(),
    sharedBorderMeters: z.number(),
  }),
  'no-neighbour-worker': z.object({ gridCode: z.string() }),
  'area-officer': z.object({ gridCode: z.string() }),
  'no-area-officer': z.object({}),
  mediator: z.object({}),
  'duty-officer': z.object({ until: z.string().optional() }),
  'no-duty-officer': z.object({}),
  'desk-holds': z.object({}),
  secretary: z.object({}),
  'leader-on-call-informed': z.object({}),
  'volunteers-informed': z.object({ posts: z.array(z.string()) }),
  'neighbour-told': z.object({ gridCode: z.string() }),
  'complaint-passes-holder': z.object({ about: z.string() }),
  'holder-left': z.object({ post: z.string() }),
  'no-category': z.object({}),
  'near-infrastructure': z.object({ kind: z.string(), service: z.string(), distanceMeters: z.number() }),
  'category-proposes': z.object({ services: z.array(z.string()) }),
  'due-by-category': z.object({ minutes: z.number() }),
} as const;

export type WhyCode = keyof typeof params;
export type Why = { [Code in WhyCode]: { code: Code; params: z.infer<(typeof params)[Code]> } }[WhyCode];
export const whyCodes = Object.keys(params) as WhyCode[];

/** One reason as it travels: code and params for programs, the sentence for people, in the language asked for. */
export const whySchema = z.object({
  code: z.enum(whyCodes as [WhyCode, ...WhyCode[]]),
  params: z.record(z.string(), z.unknown()),
  sentence: z.string(),
});
export type SpokenWhy = z.infer<typeof whySchema>;
