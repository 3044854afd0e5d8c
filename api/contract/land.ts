/** Grids, buildings, places and the base map as GeoJSON. Every feature says its gridCode. */
import { z } from 'zod';
import { posts } from './lists.ts';
import { reportLimits } from './reports.ts';
import { codeSchema, collectionOf, communityCodeSchema, textSchema } from './wire.ts';

export const gridFeatureProperties = z.object({
  gridCode: z.string(),
  number: z.number().int(),
  name: z.string(),
  shortName: z.string(),
  areaSquareMeters: z.number(),
  householdFiles: z.number().int(),
  units: z.number().int(),
  buildings: z.number().int(),
});
export const gridCollectionSchema = collectionOf(gridFeatureProperties);
export type GridCollection = z.infer<typeof gridCollectionSchema>;

export const buildingFeatureProperties = z.object({
  gridCode: z.string().nullable(),
  code: z.string(),
  name: z.string(),
  compoundName: z.string().nullable(),
  number: z.string().nullable(),
  use: z.string(),
  floors: z.number().int(),
  shopFloors: z.number().int(),
  heightMeters: z.number(),
  units: z.number().int(),
});
export const buildingCollectionSchema = collectionOf(buildingFeatureProperties);

export const placeFeatureProperties = z.object({
  gridCode: z.string().nullable(),
  code: z.string(),
  name: z.string(),
  nicknames: z.array(z.string()),
  kind: z.string(),
});
export const placeCollectionSchema = collectionOf(placeFeatureProperties);

/** The base map: roads, lanes, walls, green, water, infrastructure, and the community's boundary (kind 'boundary'). */
export const landFeatureProperties = z.object({
  gridCode: z.string().nullable(),
  code: z.string(),
  kind: z.string(),
  name: z.string().nullable(),
  widthMeters: z.number().nullable(),
});
export const landCollectionSchema = collectionOf(landFeatureProperties);

export const landQuerySchema = z.strictObject({
  community: communityCodeSchema.optional(),
  gridCode: codeSchema.optional(),
  cursor: z.string().max(200).optional(),
  /** Land is small and drawn whole: without a limit everything comes in one answer. */
  limit: z.coerce.number().int().min(1).max(200).optional(),
});

/** What the type-ahead offers for a place text. No room level: an address stops at the unit. */
export const suggestionSchema = z.object({
  /** Names the place alone. */
  label: z.string(),
  /** The text as it was sent, every word of it, completed so that it names the place; null where no words do both. */
  completed: z.string().nullable(),
  kind: z.string(),
  gridCode: z.string().nullable(),
});
export const suggestionListSchema = z.object({
  items: z.array(suggestionSchema),
  next: z.null(),
  asOf: z.number().int(),
});
export const suggestQuerySchema = z.strictObject({
  community: communityCodeSchema.optional(),
  text: textSchema(1, reportLimits.placeTextCharacters),
  limit: z.coerce.number().int().min(1).max(20).optional(),
});

const triangleMember = z.object({
  post: z.enum(posts),
  name: z.string(),
  phone: z.string(),
  duty: z.string(),
  area: z.string(),
  isOnDuty: z.boolean(),
  away: z.string().nullable(),
  standInName: z.string().nullable(),
  from: z.string(),
});
/** 铁三角: branch, grid workers, unit leaders; a corner without anybody is a defect and said so. Staff shape. */
export const triangleSchema = z.object({
  gridCode: z.string(),
  branch: z.array(triangleMember),
  workers: z.array(triangleMember),
  unitLeaders: z.array(triangleMember),
  groupLeaders: z.array(triangleMember),
  areaOfficer: triangleMember.nullable(),
  units: z.number().int(),
  unitsWithLeader: z.number().int(),
  missing: z.array(
    z.object({ corner: z.enum(['branch', 'worker', 'second-worker', 'unit-leader']), areaName: z.string() }),
  ),
  asOf: z.number().int(),
});
export type Triangle = z.infer<typeof triangleSchema>;
