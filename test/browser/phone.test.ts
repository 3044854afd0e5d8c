import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubmitReport } from '#contract/reports.ts';
import { launch, openPage, sizes, violations } from '#support/chromium.ts';
import { type DemoServer, startDemoServer } from '#support/demoServer.ts';
import { jpegWithPosition } from '#support/photos.ts';

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

const here = { longitude: 109.99985, latitude: 40.40575, accuracy: 20 };
/** Half a kilometre to the east of there. */
const takenAt: [number, number] = [110.0057, 40.406];

/** The phone page with a photo that says where it was taken, one category chosen. */
async function openWithPhoto(options: Parameters<typeof openPage>[2]) {
  const phone = await openPage(browser, `${server.url}/report`, { viewport: sizes.phone, ...options });
  const photo = await jpegWithPosition('2026:11:23 09:58:07', takenAt);
  await phone.page.getByTestId('photo-input').setInputFiles({
    name: 'photo.jpg',
    mimeType: 'image/jpeg',
    buffer: photo,
  });
  await phone.page.getByRole('button', { name: /井盖/ }).click();
  return phone;
}

/** Presses Send, reads what leaves the phone, and waits until it was taken in. */
async function send({ page }: Awaited<ReturnType<typeof openPage>>): Promise<SubmitReport> {
  const [sent] = await Promise.all([
    page.waitForRequest((one) => one.url().includes('/api/reports') && one.method() === 'POST'),
    page.getByTestId('send').click(),
  ]);
  await page.getByTestId('ticket-number').waitFor({ timeout: 30_000 });
  return sent.postDataJSON() as SubmitReport;
}

describe('a photo that was taken elsewhere', () => {
  it('is where the report is placed once that was tapped, and only then', async () => {
    const phone = await openWithPhoto({ geolocation: here, permissions: ['geolocation'] });
    const { page } = phone;
    const offer = page.getByTestId('photo-place');
    await offer.getByText(/约 \d{3} 米/).waitFor({ timeout: 20_000 });
    expect(await violations(page)).toEqual([]);
    await offer.getByRole('button', { name: '用拍照的地点' }).click();
    await offer.waitFor({ state: 'detached' });
    expect(await page.getByTestId('position').innerText()).toContain('已按拍照的地点');
    const { position } = await send(phone);
    expect(position).toMatchObject({ source: 'exif', crs: 'WGS84' });
    expect(position?.lon).toBeCloseTo(takenAt[0], 5);
    expect(position?.lat).toBeCloseTo(takenAt[1], 5);
    phone.expectQuiet();
    await phone.context.close();
  });

  it('helps a phone without a position, and leaves the report alone while nobody taps', async () => {
    const phone = await openWithPhoto({});
    const { page } = phone;
    await page.getByText('没有定位').waitFor();
    await page.getByTestId('photo-place').getByText('照片里记着拍照的地点').waitFor({ timeout: 20_000 });
    await page.getByRole('combobox').first().fill('文苑新村2号楼3单元');
    await page.keyboard.press('Escape');
    const { position, photoIds } = await send(phone);
    expect(position).toBeUndefined();
    expect(photoIds).toHaveLength(1);
    phone.expectQuiet();
    await phone.context.close();
  });
});

/** The worker is there, and with it all that the page needs. */
const isKept = (page: Page) =>
  expect
    .poll(() => page.evaluate<boolean>(`caches.match('/report').then(Boolean)`), { timeout: 20_000 })
    .toBe(true);
const countReports = async (placeText: string): Promise<number> => {
  const [row] = await server.sql()<{ count: number }[]>`
    select count(*)::int as count from report where place_text = ${placeText}`;
  return row?.count ?? 0;
};

describe('a phone without a network', () => {
  it('opens the page again, keeps the report that is written on it, and sends it exactly once', async () => {
    const phone = await openPage(browser, `${server.url}/report`, { viewport: sizes.phone });
    const { page, context } = phone;
    await isKept(page);
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    phone.expectQuiet();
    await context.setOffline(true);
    await page.reload();
    await page.getByRole('button', { name: /井盖/ }).click();
    const placeText = '文苑新村2号楼3单元门口没有信号';
    await page.getByRole('combobox').first().fill(placeText);
    await page.keyboard.press('Escape');
    // What is fetched after the form stands is on the phone as well: nothing of the page breaks.
    await page.waitForTimeout(2000);
    await page.getByRole('button', { name: '在地图上点位置' }).click();
    await page.getByText('连不上服务器').waitFor();
    await page.getByRole('button', { name: '不改了' }).click();
    await page.getByTestId('send').click();
    await page.getByTestId('queued').getByText('已存在手机里').waitFor();
    await page.reload();
    await page.getByTestId('queued').waitFor();
    expect(await countReports(placeText)).toBe(0);
    expect(phone.errors.filter((error) => !/ERR_INTERNET_DISCONNECTED/.test(error))).toEqual([]);

    await context.setOffline(false);
    await page.getByTestId('ticket-number').waitFor({ timeout: 60_000 });
    await page.reload();
    await page.getByTestId('report').waitFor();
    await page.waitForTimeout(3000);
    expect(await countReports(placeText)).toBe(1);
    const kept = await page.evaluate<string[]>(`caches.keys().then(async (names) => {
      const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return all.flat().map(({ url }) => new URL(url).pathname);
    })`);
    expect(kept.filter((path) => !/^\/(?:report$|assets\/)/.test(path))).toEqual([]);
    await context.close();
  });

  it('asks for its worker anew each time, under the policy of every page', async () => {
    const { headers } = await fetch(`${server.url}/report-worker.js`);
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-type')).toContain('javascript');
    expect(headers.get('content-security-policy')).toContain("worker-src 'self'");
  });

  it('is no concern of the desk: its pages are not answered by the phone page’s worker', async () => {
    const phone = await openPage(browser, `${server.url}/report`, { viewport: sizes.phone });
    await isKept(phone.page);
    await phone.page.goto(`${server.url}/desk`);
    await phone.page.getByTestId('ticket-list').waitFor({ timeout: 30_000 });
    expect(await phone.page.evaluate('navigator.serviceWorker.controller')).toBeNull();
    phone.expectQuiet();
    await phone.context.close();
  });
});

describe('a phone that loses its network right after the page has opened', () => {
  it('keeps the form although a part that comes later does not, and sends', async () => {
    const phone = await openPage(browser, `${server.url}/report`, {
      viewport: sizes.phone,
      geolocation: here,
      permissions: ['geolocation'],
    });
    const { page } = phone;
    await Promise.all([
      page.waitForEvent('requestfailed', (one) => one.url().includes('SignedInLine')),
      page.route(/SignedInLine/, (route) => route.abort('connectionrefused')),
    ]);
    await page.getByRole('button', { name: /井盖/ }).click();
    await page.locator('[data-testid="position"][data-phase="found"]').waitFor();
    expect((await send(phone)).position).toMatchObject({ source: 'gps', crs: 'WGS84' });
    await phone.context.close();
  });
});
