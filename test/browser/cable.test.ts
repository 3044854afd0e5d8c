import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubmitAnswer } from '#contract/reports.ts';
import { launch, mapIdle, openPage, pins, sizes } from '#support/chromium.ts';
import { type DemoServer, startDemoServer } from '#support/demoServer.ts';

/** Beside the toilet next to the media centre; a phone in the street, accurate to 40 m. */
const courier = { longitude: 109.99985, latitude: 40.40575, accuracy: 40 };
const gridOfMediaCentre = '150621005901009';
const placeText = '融媒体中心旁边公共卫生间';

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

/** What the courier does: one button, the place in words, Send. */
async function sendFromPhone(): Promise<{
  answer: SubmitAnswer;
  answeredAt: number;
  phone: Awaited<ReturnType<typeof openPage>>;
}> {
  const phone = await openPage(browser, `${server.url}/report`, {
    viewport: sizes.phone,
    geolocation: courier,
    permissions: ['geolocation'],
    hasTouch: true,
  });
  const { page } = phone;
  await page.getByRole('button', { name: /电线/ }).click();
  await page.getByTestId('emergency').waitFor();
  await page
    .getByRole('combobox')
    .or(page.getByRole('textbox', { name: /地点|位置|哪里/ }))
    .first()
    .fill(placeText);
  await page.keyboard.press('Escape');
  await page.locator('[data-testid="position"]').filter({ hasText: /40/ }).waitFor();
  const calls = await page.getByTestId('emergency').boundingBox();
  const send = await page.getByTestId('send').boundingBox();
  expect(calls?.y ?? 0).toBeLessThan(send?.y ?? 0);
  expect(await page.getByTestId('emergency').getByRole('link', { name: /119/ }).getAttribute('href')).toBe(
    'tel:119',
  );
  const [response] = await Promise.all([
    page.waitForResponse((one) => one.url().includes('/api/reports') && one.request().method() === 'POST'),
    page.getByTestId('send').click(),
  ]);
  const answer = (await response.json()) as SubmitAnswer;
  return { answer, answeredAt: Date.now(), phone };
}

describe('a courier sees a cable sparking in the grass', () => {
  it('sends it from the phone, and it is on the wall within a second, held by the grid worker on shift', async () => {
    const wall = await openPage(browser, `${server.url}/wall?test=1`, { viewport: sizes.wall });
    await mapIdle(wall.page);
    await expect.poll(() => pins(wall.page), { timeout: 30_000 }).toBeGreaterThan(5);
    // A wall that has been standing for a while: what draws the pulse has been fetched and compiled.
    await wall.page.locator('[data-testid="map"][data-pulses="ready"]').waitFor({ timeout: 30_000 });
    const before = await pins(wall.page);
    // The pulse keeps the map from coming to rest, so the frames themselves are asked.
    await wall.page.evaluate(`
      const asking = setInterval(() => {
        if (window.mangridMap.drawnPins() <= ${before}) return;
        window.pinDrawnAt = Date.now();
        clearInterval(asking);
      }, 50);`);
    const spot = await wall.page.evaluate<[number, number]>(
      'window.mangridMap.project([109.9997635, 40.4058563])',
    );
    const clip = { x: Math.round(spot[0]) - 24, y: Math.round(spot[1]) - 40, width: 48, height: 48 };
    const emptySpot = await wall.page.screenshot({ clip });

    const { answer, answeredAt, phone } = await sendFromPhone();
    expect(answer.ticket).toMatchObject({
      gridCode: gridOfMediaCentre,
      holder: { post: 'grid-worker' },
      severity: 'urgent',
      category: 'exposed-wire',
    });
    expect(answer.ticket.why.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        'text-and-position-agree',
        'located-by-text',
        'worker-on-shift',
        'near-infrastructure',
      ]),
    );

    await expect.poll(() => pins(wall.page), { timeout: 10_000 }).toBe(before + 1);
    const drawnAt = await wall.page.evaluate<number>('window.pinDrawnAt');
    console.log(`pin drawn ${drawnAt - answeredAt} ms after the answer`);
    expect(drawnAt - answeredAt).toBeLessThan(1000);
    expect(Buffer.compare(await wall.page.screenshot({ clip }), emptySpot)).not.toBe(0);
    await expect.poll(() => wall.page.getByTestId('live-list').innerText()).toContain('电线断落');
    expect(await wall.page.locator('body').innerText()).not.toContain(placeText);

    const { page } = phone;
    expect(await page.getByTestId('ticket-grid').getAttribute('data-grid')).toBe(gridOfMediaCentre);
    expect(await page.getByTestId('ticket-holder').getAttribute('data-post')).toBe('grid-worker');
    expect(await page.getByTestId('ticket-number').innerText()).toContain(answer.ticket.number);
    wall.expectQuiet();
    phone.expectQuiet();
    await Promise.all([wall.context.close(), phone.context.close()]);
  });

  it('shows the desk who holds it, which companies to call, and why, in both languages', async () => {
    const { answer, phone } = await sendFromPhone();
    await phone.context.close();
    for (const [language, words] of [
      ['zh-CN', ['建议联系供热单位', '专职网格员在岗']],
      ['en', ['the heating company is proposed', 'is on shift and holds it']],
    ] as const) {
      const desk = await openPage(
        browser,
        `${server.url}/desk?ticket=${answer.ticket.id}&language=${language}`,
        { viewport: sizes.desk, locale: language },
      );
      const detail = desk.page.getByTestId('ticket-detail');
      await expect.poll(() => detail.innerText(), { timeout: 20_000 }).toContain(words[0]);
      const text = await detail.innerText();
      expect(text).toContain(words[1]);
      expect(await desk.page.getByTestId('proposals').innerText()).toMatch(
        /热力公司[\s\S]*供电所|供电所[\s\S]*热力公司/,
      );
      desk.expectQuiet();
      await desk.context.close();
    }
  });

  it('at 23:00 goes to the duty officer, and the leader on call is informed', async () => {
    server.setNow('2026-11-23T23:00:00+08:00');
    const { answer, phone } = await sendFromPhone();
    expect(answer.ticket.holder).toEqual({ post: 'duty-officer' });
    expect(answer.ticket.informed).toContain('leader-on-call');
    expect(await phone.page.getByTestId('ticket-holder').getAttribute('data-post')).toBe('duty-officer');
    phone.expectQuiet();
    await phone.context.close();
    server.setNow('2026-11-23T10:00:00+08:00');
  });

  it('is sent although the answer was lost: the phone tries again and nothing is doubled', async () => {
    const phone = await openPage(browser, `${server.url}/report`, {
      viewport: sizes.phone,
      geolocation: courier,
      permissions: ['geolocation'],
      hasTouch: true,
    });
    const { page } = phone;
    const counts = async () => {
      const [row] = await server.sql()<{ reports: number; tickets: number }[]>`
        select (select count(*)::int from report) as reports, (select count(*)::int from ticket) as tickets`;
      if (!row) throw new Error('no counts');
      return row;
    };
    const before = await counts();
    const sent: string[] = [];
    let lost = 0;
    // The server takes the report, the answer never reaches the phone.
    await page.route('**/api/reports*', async (route) => {
      sent.push((route.request().postDataJSON() as { id: string }).id);
      if (lost > 0) return route.continue();
      lost++;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await page.getByRole('button', { name: /电线/ }).click();
    await page.getByTestId('send').click();
    await page.getByTestId('ticket-number').waitFor({ timeout: 30_000 });
    expect(lost).toBe(1);
    expect(sent).toHaveLength(2);
    expect(new Set(sent).size).toBe(1);
    expect(await counts()).toEqual({ reports: before.reports + 1, tickets: before.tickets + 1 });
    const [stored] = await server.sql()`select 1 from report where id = ${sent[0] ?? ''}`;
    expect(stored).toBeDefined();
    await phone.context.close();
  });
});
