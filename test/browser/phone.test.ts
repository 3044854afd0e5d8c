import type { Browser } from 'playwright-core';
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
