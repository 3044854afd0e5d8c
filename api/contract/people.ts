/** Administration 管理: people with their posts and accounts, and wall devices. No personal data beyond what a mask leaves. */
import { z } from 'zod';
import { posts } from './lists.ts';
import { userNameSchema } from './session.ts';
import { codeSchema, communityCodeSchema, instantSchema, listOf, textSchema } from './wire.ts';

const reason = textSchema(2, 200);

export const personRowSchema = z.object({
  id: z.uuid(),
  /** 王* */
  name: z.string(),
  /** 138****5678 */
  phone: z.string(),
  userName: z.string().nullable(),
  hasAccount: z.boolean(),
  isDisabled: z.boolean(),
  postings: z.array(
    z.object({
      id: z.uuid(),
      post: z.enum(posts),
      areaName: z.string().nullable(),
      gridCode: z.string().nullable(),
      from: instantSchema,
      to: instantSchema.nullable(),
    }),
  ),
});
export type PersonRow = z.infer<typeof personRowSchema>;
export const personListSchema = listOf(personRowSchema).extend({
  /** How many there are by these filters, on all pages together. */
  total: z.number().int(),
});
export const personQuerySchema = z.strictObject({
  community: communityCodeSchema.optional(),
  post: z.enum(posts).optional(),
  gridCode: codeSchema.optional(),
  hasAccount: z.enum(['true', 'false']).optional(),
  /** Part of the name of an area: a grid, a unit, a building group or an organisation. */
  area: textSchema(1, 40).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});

/** POST /api/people/{id}/account: makes the account; the personal link goes to the person's telephone, signs in once and asks for a password. */
export const newAccountSchema = z.strictObject({ userName: userNameSchema.optional() });
export const newAccountAnswerSchema = z.object({
  userName: z.string().nullable(),
  /** The telephone the link went to, masked; whoever manages accounts never sees the link. */
  sentTo: z.string(),
  expiresAt: instantSchema,
});
/** DELETE /api/people/{id}/account */
export const disableAccountSchema = z.strictObject({ reason });
/** POST /api/postings/{id}/end: ends the right at once; open tickets move in the same transaction. */
export const endPostingSchema = z.strictObject({ reason });
export const endPostingAnswerSchema = z.object({
  endedAt: instantSchema,
  movedTickets: z.number().int(),
});

/** POST /api/devices: a screen asks to be paired and shows the code. */
export const devicePairingSchema = z.object({
  /** Kept by the screen, sent as x-device-token. */
  token: z.string(),
  /** Shown on it. */
  code: z.string(),
  expiresAt: instantSchema,
});
export type DevicePairing = z.infer<typeof devicePairingSchema>;
export const deviceViews = ['wall'] as const;
/** POST /api/devices/pair */
export const pairDeviceSchema = z.strictObject({
  code: z.string().trim().min(4).max(20),
  name: textSchema(1, 60),
});
export const deviceRowSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  views: z.array(z.enum(deviceViews)),
  pairedAt: instantSchema,
  lastSeenAt: instantSchema.nullable(),
  revokedAt: instantSchema.nullable(),
});
export type DeviceRow = z.infer<typeof deviceRowSchema>;
export const deviceListSchema = z.object({ items: z.array(deviceRowSchema) });
/** GET /api/devices/own, with x-device-token: has it been paired by now? */
export const ownDeviceSchema = z.object({
  state: z.enum(['waiting', 'paired', 'revoked']),
  name: z.string().nullable(),
});
