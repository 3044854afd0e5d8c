import type { Browser, Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, mapIdle, openPage, sizes, violations } from '#support/chromium.ts';
import { type DemoServer, startDemoServer } from '#support/demoServer.ts';
import { openAs } from './signedIn.ts';

let server: DemoServer;
let browser: Browser;
beforeAll(async () => {
  server = await startDemoServer('2026-11-23T10:00:00+08:00');
  browser = await launch();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** The desk as at 200 % on a screen of 1440 × 900. */
const zoomed = { width: 720, height: 450 };

/** Texts of elements that are wider or higher than the room they are shown in. */
const cut = (page: Page, selector: string) =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll(${JSON.stringify(selector)})]
      .filter((one) => one.scrollWidth > one.clientWidth + 1)
      .map((one) => one.textContent)`,
  );

const send = (category: string) =>
  fetch(`${server.url}/api/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-sender-key': uuidv7() },
    body: JSON.stringify({
      id: uuidv7(),
      channel: 'phone-page',
      category,
      position: { lon: 110.001, lat: 40.4067, crs: 'WGS84', accuracyMeters: 5, source: 'gps' },
    }),
  });

describe('the wall', () => {
  it('shows the longest English category whole', async () => {
    expect((await send('heating-fill-leak')).status).toBe(201);
    const wall = await openPage(browser, `${server.url}/wall?language=en`, { viewport: sizes.wall });
    const list = wall.page.getByTestId('live-list');
    await expect
      .poll(() => list.innerText(), { timeout: 30_000 })
      .toContain('Leak at home while the heating');
    expect(await cut(wall.page, '[data-testid="live-list"] span')).toEqual([]);
    const inside = await list.evaluate((one) =>
      [...one.children].every((row) => row.scrollHeight <= row.clientHeight + 1),
    );
    expect(inside).toBe(true);
    await wall.context.close();
  });

  it('asks again for what draws a pulse when it could not be fetched the first time', async () => {
    const wall = await openPage(browser, server.url, { viewport: sizes.wall });
    const { page } = wall;
    await page.route('**/assets/dist-*.js', (route) => route.abort());
    const warned = page.waitForEvent('console', {
      predicate: (message) => message.text().startsWith('map: no pulses'),
      timeout: 60_000,
    });
    await page.goto(`${server.url}/wall`);
    await warned;
    await page.unroute('**/assets/dist-*.js');
    expect((await send('dog')).status).toBe(201);
    await page.locator('[data-pulses="ready"]').waitFor({ state: 'attached', timeout: 30_000 });
    expect(wall.errors.filter((error) => !error.startsWith('Failed to load resource'))).toEqual([]);
    await wall.context.close();
  });
});

describe('the desk', () => {
  it('leads from a chosen ticket to its details with one Tab, and through the list with arrows', async () => {
    const { page, context } = await openPage(browser, `${server.url}/desk`, { viewport: sizes.desk });
    const rows = page.getByTestId('ticket-list').getByRole('button');
    await rows.nth(3).waitFor({ timeout: 30_000 });
    await rows.first().focus();
    for (const _ of [1, 2]) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByTestId('ticket-detail').getByRole('heading').first().waitFor();
    expect(await rows.nth(2).getAttribute('aria-current')).toBe('true');
    const more = page.getByRole('button', { name: '再显示一些' });
    await page.keyboard.press('Tab');
    if (await more.isVisible()) await page.keyboard.press('Tab');
    const isBeside = await page.evaluate<boolean>(
      `document.activeElement.closest('section')?.contains(document.querySelector('[data-testid="ticket-detail"]'))`,
    );
    expect(isBeside).toBe(true);
    await page.keyboard.press('Shift+Tab');
    if (await more.isVisible()) await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate('document.activeElement.getAttribute("aria-current")')).toBe('true');
    await context.close();
  });

  it('keeps the telephone number in the panel, however long the name', async () => {
    const { page, context } = await openPage(browser, `${server.url}/desk`, { viewport: sizes.desk });
    await page.route('**/triangle*', async (route) => {
      const response = await route.fetch();
      const longName = '"name":"阿拉坦其其格·乌仁图雅·斯琴高娃乌云毕力格"';
      await route.fulfill({ response, body: (await response.text()).replace(/"name":"[^"]*"/g, longName) });
    });
    await page.getByTestId('grid-list').getByRole('button').nth(5).click({ timeout: 30_000 });
    const phone = page.getByTestId('grid-panel').locator('a[href^="tel:"]').first();
    await phone.waitFor();
    expect(await page.getByTestId('grid-panel').innerText()).toContain('乌云毕力格');
    const { x, width } = (await phone.boundingBox()) ?? { x: 0, width: 0 };
    expect(x + width).toBeLessThanOrEqual(sizes.desk.width);
    await context.close();
  });

  it('covers no filter with the map at 200 %, and keeps details within two screens of the list', async () => {
    const { page, context } = await openPage(browser, `${server.url}/desk`, { viewport: zoomed });
    await mapIdle(page);
    const map = await page.getByTestId('map').boundingBox();
    const filters = await page.getByRole('search').boundingBox();
    expect((map?.y ?? 0) + (map?.height ?? 0)).toBeLessThanOrEqual((filters?.y ?? 0) + 1);
    const detail = await page.getByTestId('grid-list').boundingBox();
    expect((detail?.y ?? 0) - (filters?.y ?? 0)).toBeLessThan(2 * zoomed.height);
    expect(await violations(page)).toEqual([]);
    await context.close();
  });

  it('shows the chosen filter whole, however long its word', async () => {
    const { page, context } = await openPage(browser, `${server.url}/desk`, { viewport: sizes.desk });
    const kind = page.locator('[data-filter="kind"]');
    await kind.selectOption('opinion', { timeout: 30_000 });
    await page.getByRole('button', { name: '清除筛选' }).waitFor();
    const room = (await kind.boundingBox())?.width ?? 0;
    // Four characters of 15 px, the arrow and the padding.
    expect(room).toBeGreaterThan(95);
    await context.close();
  });
});

describe('the desk without its server', () => {
  it('says that the connection is lost and what is kept, and takes it back by itself', async () => {
    const { page, context } = await openPage(browser, `${server.url}/desk`, { viewport: sizes.desk });
    await page.getByRole('button', { name: '登记上报' }).click({ timeout: 30_000 });
    const said = page.getByTestId('intake').getByLabel('说了什么');
    await said.fill('楼道灯不亮');
    const banner = page.getByTestId('connection-lost');
    expect(await banner.count()).toBe(0);
    await server.stop();
    await banner.waitFor({ timeout: 60_000 });
    expect(await banner.innerText()).toContain('填写的内容都在');
    expect(await said.inputValue()).toBe('楼道灯不亮');
    expect(await violations(page)).toEqual([]);
    await server.start();
    await banner.waitFor({ state: 'detached', timeout: 60_000 });
    expect(await said.inputValue()).toBe('楼道灯不亮');
    await context.close();
  });
});

describe('on a phone', () => {
  for (const { account, path, ready } of [
    { account: 'administrator', path: '/admin', ready: 'people' },
    { account: 'secretary', path: '/account', ready: 'account' },
  ]) {
    it(`${path} is not wider than the screen in English, its header large enough for a thumb`, async () => {
      const { page, context } = await openAs(browser, server.url, { account, path, viewport: sizes.phone });
      await page.getByTestId(ready).waitFor();
      await page.getByRole('button', { name: 'English' }).click();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      const heights = await page
        .locator('header')
        .locator('nav a, button')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
      expect(heights.length).toBeGreaterThan(3);
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(48);
      await context.close();
    });
  }
});
