import { z } from 'zod';

export const healthSchema = z.object({
  status: z.enum(['starting', 'ok', 'stopping']),
  engine: z.enum(['embedded', 'postgresql']),
  community: z.object({ code: z.string(), name: z.string() }).nullable(),
  version: z.string(),
  /** While starting: what is being done and how far it is. */
  progress: z
    .object({ step: z.string(), done: z.number(), total: z.number(), elapsedSeconds: z.number() })
    .optional(),
});
export type Health = z.infer<typeof healthSchema>;
