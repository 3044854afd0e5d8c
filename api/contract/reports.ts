/** Reports 上报: what somebody sent. The id is made by the sender; sending it again is harmless. */
import { z } from 'zod';
import { categories, uncategorised } from './categories.ts';
import { channels, complaintSubjects, statuses } from './lists.ts';
import { publicTicketSchema } from './tickets.ts';
import { codeSchema, instantSchema, sentPositionSchema, textSchema } from './wire.ts';

export const reportLimits = {
  textCharacters: 2000,
  placeTextCharacters: 200,
  photos: 9,
  nameCharacters: 60,
} as const;

const idSchema = z.uuid().toLowerCase();
const categorySchema = z.enum([...categories.map(({ code }) => code), uncategorised.code]);

export const submitReportSchema = z
  .strictObject({
    id: idSchema,
    channel: z.enum(channels),
    position: sentPositionSchema.optional(),
    placeText: textSchema(1, reportLimits.placeTextCharacters).optional(),
    category: categorySchema.optional(),
    text: textSchema(1, reportLimits.textCharacters).optional(),
    photoIds: z.array(idSchema).max(reportLimits.photos).optional(),
    reporter: z
      .strictObject({
        name: textSchema(1, reportLimits.nameCharacters).optional(),
        phone: z
          .string()
          .trim()
          .regex(/^[0-9+\- ]{3,24}$/)
          .optional(),
      })
      .optional(),
    occurredAt: instantSchema.optional(),
    /** A complaint goes past the people it is about. */
    complaintAbout: z.enum(complaintSubjects).optional(),
    /** Compounds the sender is known to mean, e.g. those of the chat group a message was pasted from. */
    compoundCodes: z.array(codeSchema).max(20).optional(),
  })
  .refine((report) => report.position !== undefined || report.placeText !== undefined, {
    path: ['position'],
    message: 'position or placeText is required',
    params: { code: 'place_required' },
  });
export type SubmitReport = z.infer<typeof submitReportSchema>;

export const reportReceiptSchema = z.object({
  id: z.uuid(),
  followToken: z.string(),
  receivedAt: instantSchema,
  /** What the sender should be asked: which compound, whether the text or the position is right. */
  asks: z.array(z.enum(['which-compound', 'which-place', 'text-or-position', 'where'])),
});
export const submitAnswerSchema = z.object({ report: reportReceiptSchema, ticket: publicTicketSchema });
export type SubmitAnswer = z.infer<typeof submitAnswerSchema>;

export const followAnswerSchema = submitAnswerSchema.extend({ currentStatus: z.enum(statuses) });
export type FollowAnswer = z.infer<typeof followAnswerSchema>;

/** GET /api/reports/mine, with the key the phone made for itself: what it has sent, newest first. */
export const ownReportsSchema = z.object({ items: z.array(followAnswerSchema) });
/** In the header x-sender-key: at least 128 bits that only this phone knows. */
export const senderKeySchema = z.string().regex(/^[A-Za-z0-9_-]{22,86}$/);
