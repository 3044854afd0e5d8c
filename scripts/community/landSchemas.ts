/** The properties of every land file, in the shapes of geodata/model.ts; what a drawing programme adds is left out. */
import { z } from 'zod';
import { textSchema } from '#contract/wire.ts';
import {
  type BuildingProperties,
  type CompoundProperties,
  infrastructureKinds,
  landKinds,
  type PlaceProperties,
  placeKinds,
  serviceCodes,
} from '#geodata/model.ts';

/** Codes are text; a number in the file is the text of it. */
const numberAsText = (value: unknown) => (typeof value === 'number' ? String(value) : value);
export const codeText = z.preprocess(numberAsText, textSchema(1, 64));
const nameText = z.preprocess(numberAsText, textSchema(1, 200));
const optionalCode = codeText.nullish().transform((code) => code ?? null);
const nicknames = z
  .array(nameText)
  .nullish()
  .transform((names) => names ?? []);
const floor = z.int().min(-10).max(200);
const count = z.int().min(0).max(200);

const numberings = ['building', 'row'] as const satisfies readonly CompoundProperties['numbering'][];
const uses = ['dwelling', 'public', 'shop'] as const satisfies readonly BuildingProperties['use'][];
const venueLevels = ['building', 'compound', 'neighbourhood'] as const satisfies readonly NonNullable<
  PlaceProperties['venueLevel']
>[];

/** Code and name are read by the ground itself. */
export const gridSchema = z.object({
  number: z.int().min(1).max(1_000_000).nullish(),
  shortName: nameText.nullish(),
});

export const compoundSchema = z.object({
  code: codeText,
  name: nameText,
  nicknames,
  builtYears: z
    .preprocess(numberAsText, textSchema(0, 40))
    .nullish()
    .transform((years) => years ?? ''),
  numbering: z.enum(numberings),
});

/** A `gridCode` that is left out is taken from the drawing. */
export const buildingSchema = z.object({
  code: codeText,
  compoundCode: optionalCode,
  number: optionalCode,
  name: nameText,
  use: z.enum(uses),
  floors: count.min(1),
  shopFloors: count.nullish().transform((floors) => floors ?? 0),
  heightMeters: z.number().min(0).max(1000),
  builtYear: z.int().min(1000).max(2200),
  gridCode: optionalCode,
});

export const unitSchema = z.object({
  code: codeText,
  buildingCode: codeText,
  compoundCode: optionalCode,
  number: z.int().min(1).max(1000),
  name: nameText,
  gridCode: optionalCode,
  lowestFloor: floor,
  highestFloor: floor,
  flatsPerLanding: count,
  hasLeader: z
    .boolean()
    .nullish()
    .transform((has) => has ?? false),
  buildingGroupCode: optionalCode,
  chatGroupCode: optionalCode,
});

export const placeSchema = z.object({
  code: codeText,
  name: nameText,
  nicknames,
  kind: z.enum(placeKinds),
  compoundCode: optionalCode,
  buildingCode: optionalCode,
  gridCode: optionalCode,
  venueLevel: z.enum(venueLevels).nullish(),
});

export const infrastructureSchema = z.object({
  code: codeText,
  kind: z.enum(infrastructureKinds),
  name: nameText,
  service: z.enum(serviceCodes),
});

export const landFeatureSchema = z.object({
  code: codeText,
  kind: z.enum(landKinds),
  name: nameText.nullish().transform((name) => name ?? null),
  widthMeters: z.number().positive().max(1000).nullish(),
});

export const roomsSchema = z.strictObject({ rooms: z.array(nameText), files: z.array(nameText) });
