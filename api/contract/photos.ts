/** Photos: the id is made by the sender; the EXIF position comes back as a hint and is then gone from the file. */
import { z } from 'zod';
import { positionSchema } from './wire.ts';

export const photoLimits = { megabytes: 10, megapixels: 40, longEdgePixels: 2048 } as const;
export const photoAnswerSchema = z.object({
  id: z.uuid(),
  widthPixels: z.number().int(),
  heightPixels: z.number().int(),
  bytes: z.number().int(),
  hint: z.object({ position: positionSchema, takenAt: z.string().nullable() }).nullable(),
});
export type PhotoAnswer = z.infer<typeof photoAnswerSchema>;
