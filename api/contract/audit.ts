/** The log 审计日志: who, what, on whom, why, when. Ids and codes, never values. */
import { z } from 'zod';
import { auditActions, posts } from './lists.ts';
import { communityCodeSchema, instantSchema, listOf } from './wire.ts';

export const actorKinds = ['person', 'device', 'reporter', 'public', 'system'] as const;
export const auditRowSchema = z.object({
  sequence: z.number().int(),
  at: instantSchema,
  action: z.enum(auditActions),
  actor: z.object({
    kind: z.enum(actorKinds),
    id: z.string().nullable(),
    /** The posts the person was in when it happened; the log itself names nobody. */
    posts: z.array(z.enum(posts)),
  }),
  subject: z.object({ kind: z.string(), id: z.string() }).nullable(),
  details: z.record(z.string(), z.unknown()),
  requestId: z.string().nullable(),
});
export type AuditRow = z.infer<typeof auditRowSchema>;
/** Newest first. `isIntact`: the chain of the entries shown, recomputed. */
export const auditListSchema = listOf(auditRowSchema).extend({ isIntact: z.boolean() });

const text = z
  .string()
  .max(80)
  .refine((value) => !value.includes('\u0000'), {
    params: { code: 'invalid_format' },
  });
export const auditQuerySchema = z.strictObject({
  community: communityCodeSchema.optional(),
  action: z.enum(auditActions).optional(),
  actorId: text.optional(),
  subjectId: text.optional(),
  from: instantSchema.optional(),
  to: instantSchema.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
