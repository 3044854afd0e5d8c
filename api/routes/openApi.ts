import type { ZodType } from 'zod';
import { errorSchema } from '#contract/wire.ts';
import { Refusal } from '#domain/errors.ts';
import type { Ctx } from './environment.ts';

const described: Record<number, string> = {
  200: 'Found',
  201: 'Created',
  400: 'A parameter is wrong',
  404: 'Not found, or not yours',
  422: 'The content is wrong',
  503: 'Try again after Retry-After',
};

/** The responses of a route for the OpenAPI document: its own, and the one error shape. */
export function answers(own: Record<number, ZodType>) {
  const entry = (status: number, schema: ZodType) =>
    [status, { description: described[status] ?? '', content: { 'application/json': { schema } } }] as const;
  return Object.fromEntries([
    ...Object.entries(own).map(([status, schema]) => entry(Number(status), schema)),
    ...[400, 404, 422, 503].map((status) => entry(status, errorSchema)),
  ]);
}

/** The request's JSON, or a refusal that says it is none. */
export async function readJson(c: Ctx): Promise<unknown> {
  try {
    return await c.req.json();
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new Refusal('unreadable_body', [{ path: '', code: 'invalid_format', wanted: 'JSON' }]);
    throw hangUp(error);
  }
}

/** A caller who hangs up in the middle of a body has sent something unreadable; nothing of ours is away. */
export const hangUp = (error: unknown): unknown =>
  ['ECONNRESET', 'ABORT_ERR', 'ERR_STREAM_PREMATURE_CLOSE'].includes((error as { code?: string }).code ?? '')
    ? new Refusal('unreadable_body', [{ path: '', code: 'invalid_format', wanted: 'the whole body' }])
    : error;
