import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { expect } from 'vitest';
import { leaked } from './watchOutput.ts';

const flags = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-quic',
  '--no-first-run',
];

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: flags });

export const sizes = {
  wall: { width: 1280, height: 720 },
  desk: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
};

/** A page whose every console error and uncaught exception is kept; `expectQuiet` fails on them, and on personal data that got out. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({ locale: 'zh-CN', ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on(
    'console',
    (message) => message.type() === 'error' && errors.push(`${message.text()} (${message.location().url})`),
  );
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(url);
  return { page, context, errors, expectQuiet: () => expect([...errors, ...leaked()]).toEqual([]) };
}
export type Watched = { page: Page; context: BrowserContext; errors: string[]; expectQuiet: () => void };

/** The map has drawn everything and is at rest. */
export const mapIdle = (page: Page, milliseconds = 60_000) =>
  page.waitForSelector('[data-testid="map"][data-map-idle="true"]', {
    timeout: milliseconds,
    state: 'attached',
  });

export const pins = async (page: Page): Promise<number> =>
  Number(await page.locator('[data-testid="map"]').getAttribute('data-pins'));

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
type AxeResult = { violations: { id: string; nodes: { target: string[] }[] }[] };

/** WCAG 2.2 AA by axe-core. */
export async function violations(page: Page): Promise<string[]> {
  // As an expression of the test tool: the page's own policy forbids foreign script elements.
  await page.evaluate(readFileSync(axePath, 'utf8'));
  const { violations: found } = await page.evaluate<AxeResult>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
