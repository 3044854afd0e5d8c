import type { Browser } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubmitAnswer } from '#contract/reports.ts';
import { fromWgs84 } from '#geodata/crs.ts';
import { launch, openPage, sizes } from '#support/chromium.ts';
import { type DemoServer, startDemoServer } from '#support/demoServer.ts';

/** The cable of cable.test.ts on other days and at other places, by the same taps. Killed servers: cableKilled.test.ts. */
const workingHour = '2026-11-23T10:00:00+08:00';
const atToilet = { longitude: 109.99985, latitude: 40.40575, accuracy: 40 };
const besideToilet = '融媒体中心旁边公共卫生间';

let server: DemoServer;
let browser: Browser;
beforeAll(async () => {
  server = await startDemoServer(workingHour);
  browser = await launch();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

type Place = { geolocation: typeof atToilet; words: string; page?: string };
/** Sends it; what the phone then shows must be what the server answered. */
async function send({ geolocation, words, page: path = '/report' }: Place): Promise<SubmitAnswer['ticket']> {
  const phone = await openPage(browser, `${server.url}${path}`, {
    viewport: sizes.phone,
    geolocation,
    permissions: ['geolocation'],
    hasTouch: true,
  });
  const { page } = phone;
  await page.getByRole('button', { name: /电线/ }).click();
  await page
    .locator('[data-testid="position"]')
    .filter({ hasText: `${geolocation.accuracy}` })
    .waitFor();
  if (words !== '') {
    await page.getByRole('combobox').first().fill(words);
    await page.keyboard.press('Escape');
  }
  const [response] = await Promise.all([
    page.waitForResponse((one) => one.url().includes('/api/reports') && one.request().method() === 'POST'),
    page.getByTestId('send').click(),
  ]);
  const { ticket } = (await response.json()) as SubmitAnswer;
  await page.getByTestId('ticket-number').waitFor();
  expect(await page.getByTestId('ticket-number').innerText()).toContain(ticket.number);
  expect(await page.getByTestId('ticket-holder').getAttribute('data-post')).toBe(ticket.holder?.post);
  phone.expectQuiet();
  await phone.context.close();
  return ticket;
}
const codes = ({ why }: SubmitAnswer['ticket']) => why.map(({ code }) => code);

describe('the cable, sent from the phone', () => {
  it('with the worker on leave goes to the stand-in', async () => {
    await server.sql()`
      with worker as (select p.community_id, p.person_id from posting p
          where p.post = 'grid-worker' and p.ends_at is null and p.grid_code = '150621005901009' order by p.starts_at limit 1),
        stand_in as (select p.person_id from posting p join worker w on w.community_id = p.community_id
          where p.post = 'grid-worker' and p.ends_at is null and p.person_id <> w.person_id limit 1),
        away as (insert into leave (community_id, id, person_id, starts_at, ends_at, reason, stand_in_person_id)
          select community_id, ${uuidv7()}::uuid, worker.person_id, '2026-11-23T00:00:00+08:00', '2026-11-23T12:00:00+08:00', 'leave', stand_in.person_id from worker, stand_in)
      update community_counter set ground_version = ground_version + 1 where community_id = (select community_id from worker)`;
    const ticket = await send({ geolocation: atToilet, words: besideToilet });
    expect(ticket).toMatchObject({ gridCode: '150621005901009', holder: { post: 'grid-worker' } });
    expect(codes(ticket)).toEqual(expect.arrayContaining(['worker-away', 'stand-in']));
  });

  it('on a holiday goes to the duty officer, though it is a weekday in working hours', async () => {
    await server.sql()`insert into calendar_day values ('2026-11-24', false)`;
    await server.sql()`update community_counter set ground_version = ground_version + 1`;
    server.setNow('2026-11-24T10:00:00+08:00');
    const ticket = await send({ geolocation: atToilet, words: besideToilet });
    expect(ticket.holder).toEqual({ post: 'duty-officer' });
    expect(ticket.informed).toContain('leader-on-call');
    expect(ticket.why.find(({ code }) => code === 'outside-working-time')?.params).toMatchObject({
      reason: 'holiday',
    });
    server.setNow(workingHour);
  });

  it('on a corner of four grids goes to the one with the lowest code, and the neighbours are told', async () => {
    const corner = { longitude: 109.9990732, latitude: 40.4059938, accuracy: 8 };
    const ticket = await send({ geolocation: corner, words: '' });
    expect(ticket).toMatchObject({ gridCode: '150621005901003', confidence: 'border' });
    expect(codes(ticket)).toContain('neighbour-told');
  });

  it('in a hole goes to the nearest grid, and says so', async () => {
    const lawn = { longitude: 109.9996, latitude: 40.4052, accuracy: 8 };
    const [grid] = await server.sql()<{ id: string; code: string; shape: string }[]>`
      select id, grid_code as code, st_astext(shape, 15) as shape from grid
      where st_covers(shape, st_setsrid(st_makepoint(${lawn.longitude}, ${lawn.latitude}), 4326))`;
    const setShape = async (shape: string) => {
      await server.sql()`update grid set shape = st_geomfromtext(${shape}, 4326) where id = ${grid?.id ?? ''}`;
      await server.sql()`update community_counter set ground_version = ground_version + 1`;
    };
    const [holed] = await server.sql()<{ shape: string }[]>`
      select st_astext(st_multi(st_difference(shape,
        st_expand(st_setsrid(st_makepoint(${lawn.longitude}, ${lawn.latitude}), 4326), 0.0002))), 15) as shape
      from grid where id = ${grid?.id ?? ''}`;
    await setShape(holed?.shape ?? '');
    const ticket = await send({ geolocation: lawn, words: '' });
    expect(ticket).toMatchObject({ gridCode: grid?.code, confidence: 'nearest' });
    expect(codes(ticket)).toContain('grid-nearest');
    await setShape(grid?.shape ?? '');
    expect(await send({ geolocation: lawn, words: '' })).toMatchObject({ confidence: 'inside' });
  });

  it('in GCJ-02, as the app around the page declares it, is where the courier stands; undeclared it is streets away', async () => {
    const [longitude, latitude] = fromWgs84([atToilet.longitude, atToilet.latitude], 'GCJ02');
    const shifted = { longitude, latitude, accuracy: 8 };
    const ticket = await send({ geolocation: shifted, words: '', page: '/report?crs=GCJ02' });
    expect(ticket).toMatchObject({ gridCode: '150621005901009', confidence: 'inside' });
    const [stored] = await server.sql()`
      select r.sent_position as raw from report r join ticket_report t on t.report_id = r.id where t.ticket_id = ${ticket.id}`;
    expect(stored?.raw).toMatchObject({ lon: longitude, lat: latitude, crs: 'GCJ02' });
    expect((await send({ geolocation: shifted, words: '' })).gridCode).not.toBe(ticket.gridCode);
  });

  it('outside the community is kept, and somebody has it', async () => {
    const outside = { longitude: 110.03, latitude: 40.43, accuracy: 8 };
    const ticket = await send({ geolocation: outside, words: '' });
    expect(ticket).toMatchObject({ gridCode: null, confidence: 'outside' });
    expect(ticket.holder).not.toBeNull();
  });
});
