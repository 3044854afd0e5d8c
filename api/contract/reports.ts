/** Reports 上报: what somebody sent. The id is made by the sender; sending it again is harmless. */
import { z } from 'zod';
import { categories, uncategorised } from './categories.ts';
import { channels, complaintSubjects, statuses } from './lists.ts';
import { publicTicketSchema } from './tickets.ts';
import { instantSchema, sentPositionSchema } from './wire.ts';

export const reportLimits = {
  textCharacters: 2000,
  placeTextCharacters: 200,
  photos: 9,
  nameCharacters: 60,
} as const;

/** Text as the database can keep it: normalised, without NUL and broken surrogates. */
const text = (most: number) =>
  z
    .string()
    .trim()
    .normalize('NFC')
    .min(1)
    .max(most)
    .refine((value) => !value.includes('\u0000') && !/\p{Surrogate}/u.test(value));
const idSchema = z.uuid().toLowerCase();
const categorySchema = z.enum([...categories.map(({ code }) => code), uncategorised.code]);

export const submitReportSchema = z
  .strictObject({
    id: idSchema,
    channel: z.enum(channels),
    position: sentPositionSchema.optional(),
    placeText: text(reportLimits.placeTextCharacters).optional(),
    category: categorySchema.optional(),
    text: text(reportLimits.textCharacters).optional(),
    photoIds: z.array(idSchema).max(reportLimits.photos).optional(),
    reporter: z
      .strictObject({
        name: text(reportLimits.nameCharacters).optional(),
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
    compoundCodes: z.array(z.string().max(64)).max(20).optional(),
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
  asks: z.array(z.enum(['which-compound', 'text-or-position', 'where'])),
});
export const submitAnswerSchema = z.object({ report: reportReceiptSchema, ticket: publicTicketSchema });
export type SubmitAnswer = z.infer<typeof submitAnswerSchema>;

export const followAnswerSchema = submitAnswerSchema.extend({ currentStatus: z.enum(statuses) });
