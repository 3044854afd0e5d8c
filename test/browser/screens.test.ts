import type { Browser } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, mapIdle, openPage, pins, sizes, violations } from '#support/chromium.ts';
import { type DemoServer, startDemoServer } from '#support/demoServer.ts';

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

describe('every screen', () => {
  for (const { path, size, ready } of [
    { path: '/', size: sizes.desk, ready: 'main' },
    { path: '/wall', size: sizes.wall, ready: '[data-testid="live-list"]' },
    { path: '/desk', size: sizes.desk, ready: '[data-testid="ticket-list"]' },
    { path: '/report', size: sizes.phone, ready: '[data-testid="report"]' },
  ]) {
    it(`opens ${path} without a console error, and axe finds nothing`, async () => {
      const watched = await openPage(browser, server.url + path, { viewport: size });
      await watched.page.locator(ready).first().waitFor({ timeout: 30_000 });
      if (path === '/wall' || path === '/desk') await mapIdle(watched.page);
      expect(await violations(watched.page)).toEqual([]);
      watched.expectQuiet();
      await watched.context.close();
    });
  }
});

describe('the wall', () => {
  it('shows figures counted from rows and no name, phone or door of anybody', async () => {
    const wall = await openPage(browser, `${server.url}/wall`, { viewport: sizes.wall });
    await wall.page.getByTestId('live-list').waitFor({ timeout: 30_000 });
    const text = await wall.page.locator('body').innerText();
    for (const figure of ['14', '30', '319', '7,335', '24']) expect(text).toContain(figure);
    const names = await server.sql()<{ name: string; phone: string }[]>`select name, phone from person`;
    expect(names.length).toBeGreaterThan(400);
    const html = await wall.page.content();
    expect(
      names.filter(({ name, phone }) => html.includes(phone) || (name.length > 2 && html.includes(name))),
    ).toEqual([]);
    wall.expectQuiet();
    await wall.context.close();
  });

  it('has its pins back within ten seconds after the graphics context is lost', async () => {
    const wall = await openPage(browser, `${server.url}/wall?test=1`, { viewport: sizes.wall });
    await mapIdle(wall.page);
    await expect.poll(() => pins(wall.page), { timeout: 30_000 }).toBeGreaterThan(5);
    const before = await pins(wall.page);
    await wall.page.evaluate('window.mangridMap.loseContext()');
    await wall.page.waitForTimeout(300);
    await expect
      .poll(
        async () =>
          (await wall.page.locator('[data-testid="map"]').getAttribute('data-map-idle')) === 'true'
            ? pins(wall.page)
            : 0,
        { timeout: 10_000 },
      )
      .toBe(before);
    await wall.context.close();
  });

  it('catches up after the server was restarted, on two walls alike', async () => {
    const walls = await Promise.all(
      [1, 2].map(() => openPage(browser, `${server.url}/wall`, { viewport: sizes.wall })),
    );
    for (const { page } of walls) await page.getByTestId('live-list').waitFor({ timeout: 30_000 });
    await server.stop();
    await server.start();
    const response = await fetch(`${server.url}/api/reports`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        id: uuidv7(),
        channel: 'phone-page',
        category: 'dog',
        position: { lon: 110.001, lat: 40.4067, crs: 'WGS84', accuracyMeters: 5, source: 'gps' },
      }),
    });
    expect(response.status).toBe(201);
    for (const { page } of walls)
      await expect
        .poll(() => page.getByTestId('live-list').innerText(), { timeout: 30_000 })
        .toContain('犬只伤人');
    const [one, two] = await Promise.all(walls.map(({ page }) => page.getByTestId('live-list').innerText()));
    expect(one).toBe(two);
    await Promise.all(walls.map(({ context }) => context.close()));
  });
});

describe('the phone page', () => {
  it('keeps what was typed when the server refuses or cannot be reached, and sends it when it can', async () => {
    const phone = await openPage(browser, `${server.url}/report`, { viewport: sizes.phone });
    const { page } = phone;
    let isAway = true;
    await page.route('**/api/reports*', (route) =>
      isAway ? route.abort('internetdisconnected') : route.continue(),
    );
    await page.getByRole('button', { name: /井盖/ }).click();
    await page.getByRole('combobox').first().fill('文苑新村2号楼3单元');
    await page.keyboard.press('Escape');
    await page.getByTestId('send').click();
    await page.getByTestId('queued').waitFor();
    isAway = false;
    await page.reload();
    await page.getByTestId('ticket-number').waitFor({ timeout: 60_000 });
    const grid = page.getByTestId('ticket-grid');
    // Never the bare code, not even while the names are still on their way.
    expect(await grid.innerText()).not.toContain('150621');
    await expect.poll(() => grid.innerText(), { timeout: 10_000 }).toContain('文苑新村');
    await phone.context.close();
  });

  it('asks which place is meant before sending, and one tap answers without losing a word', async () => {
    const phone = await openPage(browser, `${server.url}/report`, { viewport: sizes.phone });
    const { page } = phone;
    await page.getByRole('button', { name: /井盖/ }).click();
    expect(await page.getByTestId('emergency').getByRole('link', { name: /110/ }).count()).toBe(1);
    await page.getByRole('combobox').first().fill('2-3-501门口冒烟');
    await page.keyboard.press('Escape');
    const which = page.getByTestId('which-place');
    await which.waitFor();
    expect(await violations(page)).toEqual([]);
    const chosen = await which.getByRole('button').first().innerText();
    await which.getByRole('button').first().click();
    expect(await page.getByRole('combobox').first().inputValue()).toBe(`${chosen}501门口冒烟`);
    await which.waitFor({ state: 'detached' });
    const [sent] = await Promise.all([
      page.waitForRequest((one) => one.url().includes('/api/reports') && one.method() === 'POST'),
      page.getByTestId('send').click(),
    ]);
    expect(sent.postDataJSON()).toMatchObject({ placeText: `${chosen}501门口冒烟` });
    await page.getByTestId('ticket-number').waitFor({ timeout: 30_000 });
    phone.expectQuiet();
    await phone.context.close();
  });

  it('brings back the pin and names the field when a report is refused', async () => {
    const phone = await openPage(browser, `${server.url}/report`, { viewport: sizes.phone });
    const { page } = phone;
    await page.getByRole('button', { name: /其他/ }).click();
    await page.getByRole('button', { name: '在地图上点位置' }).click();
    await page.getByRole('button', { name: '就是这里' }).click({ timeout: 30_000 });
    await page.getByText('已按地图上的点').waitFor();
    await page.getByLabel(/留个电话/).fill('1x');
    await page.getByTestId('send').click();
    await page.getByText('电话：').waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: '回去修改' }).click();
    await page.getByText('已按地图上的点').waitFor();
    await phone.context.close();
  });

  it('loads no map until it is asked for', async () => {
    const phone = await openPage(browser, `${server.url}/report`, { viewport: sizes.phone });
    const scripts = await phone.page.evaluate<string[]>(
      `performance.getEntriesByType('resource').map((entry) => entry.name)`,
    );
    expect(scripts.filter((name) => /maplibre|deck|GridMap|worker/i.test(name))).toEqual([]);
    phone.expectQuiet();
    await phone.context.close();
  });
});

describe('the desk', () => {
  it('shows the triangle of a grid that is clicked in the list, and the address says so', async () => {
    const desk = await openPage(browser, `${server.url}/desk`, { viewport: sizes.desk });
    const { page } = desk;
    await page
      .getByTestId('grid-list')
      .getByRole('button')
      .or(page.getByTestId('grid-list').getByRole('link'))
      .nth(1)
      .click();
    await page.getByTestId('grid-panel').waitFor();
    await expect
      .poll(() => page.getByTestId('grid-panel').innerText(), { timeout: 20_000 })
      .toMatch(/网格员[\s\S]*单元长/);
    expect(await page.getByTestId('missing').innerText()).toContain('单元');
    expect(page.url()).toContain('grid=150621005901002');
    desk.expectQuiet();
    await desk.context.close();
  });

  it('marks the pin and the grid of a ticket that is chosen in the list', async () => {
    const desk = await openPage(browser, `${server.url}/desk?test=1`, { viewport: sizes.desk });
    const { page } = desk;
    await mapIdle(page);
    await expect.poll(() => pins(page), { timeout: 30_000 }).toBeGreaterThan(5);
    await page.getByTestId('ticket-list').getByRole('button').filter({ hasText: '暖气不热' }).first().click();
    const grid = /grid=150621005901(\d+)/.exec(page.url())?.[1];
    await expect
      .poll(() => page.evaluate<string[]>('window.mangridMap.drawnSelected()'), { timeout: 10_000 })
      .toEqual(expect.arrayContaining(['pin-elevated-selected', `grid-${Number(grid)}-selected`]));
    desk.expectQuiet();
    await desk.context.close();
  });

  it('takes a phone call in well under twenty seconds, through the same intake', async () => {
    const desk = await openPage(browser, `${server.url}/desk`, { viewport: sizes.desk });
    const { page } = desk;
    await page.getByRole('button', { name: '登记上报' }).click();
    const intake = page.getByTestId('intake');
    await intake.waitFor();
    const startedAt = Date.now();
    await intake.getByLabel('说了什么').fill('楼道灯不亮，老人上下楼不方便');
    await intake.getByRole('combobox', { name: '地点' }).fill('文苑新村2号楼3单元');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('receipt').waitFor({ timeout: 15_000 });
    expect(Date.now() - startedAt).toBeLessThan(20_000);
    expect(await page.getByTestId('receipt').innerText()).toContain('文苑新村');
    desk.expectQuiet();
    await desk.context.close();
  });

  it('completes the words of a caller by the place that is chosen, and keeps the room', async () => {
    const desk = await openPage(browser, `${server.url}/desk`, { viewport: sizes.desk });
    const { page } = desk;
    await page.getByRole('button', { name: '登记上报' }).click();
    const place = page.getByTestId('intake').getByRole('combobox', { name: '地点' });
    await place.fill('2号楼3单元501漏水');
    await page.getByRole('option', { name: /^团结小区2号楼3单元/ }).click();
    expect(await place.inputValue()).toBe('团结小区2号楼3单元501漏水');
    await page.getByRole('option').first().waitFor({ state: 'hidden' });
    await desk.context.close();
  });

  it('has every open ticket with a position as a pin, also those the list has not loaded yet', async () => {
    const bins = Array.from({ length: 60 }, (_, at) =>
      fetch(`${server.url}/api/reports`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-sender-key': uuidv7() },
        body: JSON.stringify({
          id: uuidv7(),
          channel: 'phone-page',
          category: 'rubbish',
          position: {
            lon: 109.998 + (at % 10) * 0.0005,
            lat: 40.404 + Math.floor(at / 10) * 0.0007,
            crs: 'WGS84',
            accuracyMeters: 5,
            source: 'gps',
          },
        }),
      }),
    );
    expect((await Promise.all(bins)).filter(({ status }) => status !== 201)).toEqual([]);
    const [row] = await server.sql()<{ placed: number }[]>`
      select count(*)::int as placed from ticket where position is not null and status not in ('closed', 'void')
      group by community_id order by 1 desc limit 1`;
    const placed = row?.placed ?? 0;
    expect(placed).toBeGreaterThan(60);
    const desk = await openPage(browser, `${server.url}/desk?test=1`, { viewport: sizes.desk });
    const { page } = desk;
    await mapIdle(page);
    await expect.poll(() => pins(page), { timeout: 30_000 }).toBe(placed);
    expect(await page.getByTestId('ticket-list').locator('li').count()).toBe(50);
    await page.getByText('已显示 50 件，还有更多').waitFor();
    desk.expectQuiet();
    await desk.context.close();
  });
});
