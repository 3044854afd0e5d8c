import { z } from 'zod';
import { instantSchema } from '#contract/wire.ts';
import { Refusal } from '#domain/errors.ts';

const cursorSchema = z.tuple([instantSchema, z.uuid()]);

/** A place in a list over (sort value, id). Opaque to clients. */
export const makeCursor = (value: string, id: string): string =>
  Buffer.from(JSON.stringify([value, id])).toString('base64url');

export function readCursor(cursor: string | undefined): { value: string; id: string } | null {
  if (cursor === undefined) return null;
  const result = cursorSchema.safeParse(jsonOf(cursor));
  if (!result.success)
    throw new Refusal('invalid_parameters', [
      { path: 'cursor', code: 'invalid_format', seen: cursor, wanted: 'next of an earlier answer' },
    ]);
  return { value: new Date(result.data[0]).toISOString(), id: result.data[1] };
}

function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
