/** Opening and erasing the personal data of somebody who reported. Masked until a purpose is given; every opening is logged. */
import { z } from 'zod';
import { revealPurposes } from './lists.ts';
import { textSchema } from './wire.ts';

/** POST /api/reports/{id}/contact */
export const revealContactSchema = z.strictObject({ purpose: z.enum(revealPurposes) });
export const contactSchema = z.object({ name: z.string().nullable(), phone: z.string().nullable() });
export type Contact = z.infer<typeof contactSchema>;

export const erasable = ['contact', 'text', 'photos'] as const;
/** DELETE /api/reports/{id}/personal */
export const eraseReportSchema = z.strictObject({
  what: z.array(z.enum(erasable)).min(1).max(erasable.length),
  reason: textSchema(2, 200),
});
export const eraseAnswerSchema = z.object({ erasedAt: z.string() });
