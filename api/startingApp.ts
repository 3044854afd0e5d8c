import { Hono } from 'hono';
import { uuidv7 } from 'uuidv7';
import type { Health } from '#contract/health.ts';
import type { Engine } from '#db/connect.ts';
import { Refusal } from '#domain/errors.ts';
import { languageOf } from './routes/environment.ts';
import { errorAnswer } from './routes/errorAnswer.ts';
import { securityHeadersOf } from './routes/securityHeaders.ts';
import { stepWords } from './startingSteps.ts';

export type Progress = { step: string; done: number; total: number; elapsedSeconds: number };
type Options = {
  version: string;
  engine: Engine;
  publicUrl: string;
  onProgress?: ((progress: Progress) => void) | undefined;
};

/** What answers while the database opens: health with progress, 503 with Retry-After to everything else. */
export function startingApp({ version, engine, publicUrl, onProgress }: Options) {
  const startedAt = performance.now();
  let progress: Progress = { step: 'start', done: 0, total: 1, elapsedSeconds: 0 };
  const headers = Object.entries(securityHeadersOf(publicUrl));
  const app = new Hono<{ Variables: { requestId: string } }>();
  app.use(async (c, next) => {
    c.set('requestId', uuidv7());
    c.header('x-request-id', c.get('requestId'));
    for (const [name, value] of headers) c.header(name, value);
    await next();
  });
  app.get('/api/health', (c) => {
    const elapsedSeconds = Math.round((performance.now() - startedAt) / 100) / 10;
    return c.json({
      status: 'starting',
      engine,
      version,
      community: null,
      progress: { ...progress, elapsedSeconds },
    } satisfies Health);
  });
  app.all('/api/*', (c) => {
    const { status, body, headers } = errorAnswer(new Refusal('starting', [], 2), {
      language: languageOf(c.req.header('accept-language')),
      requestId: c.get('requestId'),
    });
    return c.json(body, status, headers);
  });
  app.all('*', (c) => {
    c.header('refresh', '2');
    const { step, done, total } = progress;
    const { zh, en } = stepWords[step] ?? { zh: step, en: step };
    const count = total > 1 ? ` ${done}/${total}` : '';
    return c.html(
      `<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width"><title>满格 Mangrid</title><h1>满格 Mangrid</h1><p>${zh}${count} …</p><p lang="en">${en}${count} …</p>`,
      503,
    );
  });
  return {
    app,
    report: (step: string, done = 0, total = 1) => {
      progress = {
        step,
        done,
        total,
        elapsedSeconds: Math.round((performance.now() - startedAt) / 100) / 10,
      };
      onProgress?.(progress);
    },
  };
}
