import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Env } from './environment.ts';

/** The built pages: each screen is its own small HTML file; hashed assets are kept for a year. */
export function webPages(webDir: string): Hono<Env> {
  const pages = new Hono<Env>();
  pages.use(
    '/assets/*',
    serveStatic({
      root: webDir,
      onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  );
  const page = (file: string) =>
    serveStatic({
      root: webDir,
      rewriteRequestPath: () => file,
      onFound: (_path, c) => c.header('cache-control', 'no-cache'),
    });
  pages.get('/', page('/index.html'));
  pages.get('/wall', page('/wall.html'));
  pages.get('/desk', page('/desk.html'));
  pages.get('/report', page('/report.html'));
  pages.get('/r', page('/report.html'));
  pages.get('/sign-in', page('/sign-in.html'));
  pages.get('/account', page('/account.html'));
  pages.get('/admin', page('/admin.html'));
  pages.get('/log', page('/log.html'));
  // Asked anew every time, so that a phone never stays with the pages of a build that is gone.
  pages.get('/report-worker.js', page('/report-worker.js'));
  pages.use('*', serveStatic({ root: webDir }));
  return pages;
}
