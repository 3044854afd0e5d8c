import type { z } from 'zod';
import { Refusal } from '#domain/errors.ts';
import { fieldIssues } from '#domain/fieldIssues.ts';

/** Validates what came in and refuses it with every problem at once: the field, what was seen, what was wanted. */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  code: 'invalid_parameters' | 'invalid_content',
): z.output<Schema> {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  throw new Refusal(code, fieldIssues(result.error));
}
