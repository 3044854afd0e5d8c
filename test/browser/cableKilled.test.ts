import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubmitAnswer } from '#contract/reports.ts';
import { launch, openPage, sizes } from '#support/chromium.ts';
import { prepareEngine } from '#support/demoServer.ts';
import { freePort } from '#support/postgresServer.ts';
import { type ServerProcess, startServer } from '#support/serverProcess.ts';

const atToilet = { longitude: 109.99985, latitude: 40.40575, accuracy: 40 };
const retries = 50;
const dataDir = mkdtempSync(join(tmpdir(), 'mangrid-cable-'));
let server: ServerProcess;
let start: () => Promise<ServerProcess>;
let browser: Browser;
beforeAll(async () => {
  await prepareEngine(dataDir);
  const port = await freePort();
  const env = {
    ...{ DATA_DIR: dataDir, DATABASE_URL: '', SERVER_KEY: 'k'.repeat(40), DEMO: 'on', RATE_LIMITS: 'off' },
    ...{ PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` },
    WEB_DIR: fileURLToPath(new URL('../../web/dist', import.meta.url)),
  };
  start = () => startServer(env);
  [server, browser] = await Promise.all([start(), launch()]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  server?.signal('SIGTERM');
  await server?.ended;
  rmSync(dataDir, { recursive: true, force: true });
});

/** Between commit and answer on the server itself: test/api/killedServer.test.ts. */
describe('a cable reported to a server that is killed before the phone hears its answer', () => {
  it('is there once when the phone has tried again by itself, and after 50 more retries at the same moment', async () => {
    const { page, context } = await openPage(browser, `${server.url}/report`, {
      viewport: sizes.phone,
      geolocation: atToilet,
      permissions: ['geolocation'],
      hasTouch: true,
    });
    const bodies: string[] = [];
    let unheard: SubmitAnswer | null = null;
    await page.route('**/api/reports*', async (route) => {
      const body = route.request().postData();
      if (route.request().method() !== 'POST' || body === null) return route.continue();
      bodies.push(body);
      if (bodies.length > 1) return route.continue();
      // It has stored and answered; then it is gone, and nobody has heard.
      unheard = (await (await route.fetch()).json()) as SubmitAnswer;
      server.signal('SIGKILL');
      await server.ended;
      await route.abort('connectionreset');
    });
    await page.getByRole('button', { name: /电线/ }).click();
    await page.getByRole('combobox').first().fill('融媒体中心旁边公共卫生间');
    await page.keyboard.press('Escape');
    await page.locator('[data-testid="position"]').filter({ hasText: '40' }).waitFor();
    await page.getByTestId('send').click();
    await expect.poll(() => unheard !== null && bodies.length).toBe(1);
    await server.ended;
    server = await start();

    await page.getByTestId('ticket-number').waitFor({ timeout: 60_000 });
    const { ticket } = unheard as unknown as SubmitAnswer;
    expect(await page.getByTestId('ticket-number').innerText()).toContain(ticket.number);
    expect(await page.getByTestId('ticket-holder').getAttribute('data-post')).toBe(ticket.holder?.post);
    expect(bodies.length).toBeGreaterThan(1);
    expect(new Set(bodies).size).toBe(1);

    const heard = await page.evaluate(
      ([body, times]) =>
        Promise.all(
          Array.from({ length: times as number }, async () => {
            const headers = { 'content-type': 'application/json' };
            const answer = await fetch('/api/reports', { method: 'POST', headers, body: body as string });
            return [answer.status, ((await answer.json()) as { ticket: { id: string } }).ticket.id];
          }),
        ),
      [bodies[0], retries] as const,
    );
    expect(heard).toEqual(Array(retries).fill([200, ticket.id]));
    await context.close();
  });
});
