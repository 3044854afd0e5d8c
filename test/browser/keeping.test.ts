import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, openPage, sizes, violations } from '#support/chromium.ts';
import { type DemoServer, startDemoServer } from '#support/demoServer.ts';
import { caller, gridOfWorker, openAs, reportByPhone } from './signedIn.ts';

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

describe('who reported', () => {
  it('is opened for a purpose, for this view, and the auditor reads so in the log', async () => {
    const { ticket, report } = await reportByPhone(server.url);
    const desk = await openAs(browser, server.url, {
      account: 'secretary',
      path: `/desk?ticket=${ticket.id}`,
    });
    const contact = desk.page.getByTestId('contact');
    await contact.waitFor();
    expect(await contact.innerText()).toMatch(/来\* · 100\*{4}4321/);
    await contact.getByRole('button', { name: '查看联系方式' }).click();
    await contact.getByRole('button', { name: '确认查看' }).click();
    expect(await desk.page.locator('body').innerText()).not.toContain(caller.phone);
    await contact.getByLabel('核实地点').check();
    await contact.getByRole('button', { name: '确认查看' }).click();
    await contact.getByText(caller.name).waitFor();
    expect(await contact.getByRole('link').getAttribute('href')).toBe(`tel:${caller.phone}`);
    expect(await contact.innerText()).toContain('已记入审计日志');
    await desk.page.getByTestId('ticket-list').getByRole('button').last().click();
    await desk.page.goBack();
    await contact.getByRole('button', { name: '查看联系方式' }).waitFor();
    expect(await desk.page.locator('body').innerText()).not.toContain(caller.phone);
    desk.expectQuiet();

    const log = await openAs(browser, server.url, { account: 'auditor', path: '/log' });
    const rows = log.page.getByTestId('log-rows').locator('tr');
    await log.page.locator('[data-filter="action"]').selectOption('contact-revealed');
    await expect.poll(() => rows.count()).toBe(1);
    const row = await rows.first().innerText();
    for (const words of ['社区书记', '查看联系方式', report.id, '核实地点']) expect(row).toContain(words);
    expect(await log.page.locator('body').innerText()).not.toMatch(/来电人甲|100-0000-4321|4321/);
    expect(await log.page.getByTestId('seal').innerText()).toBe('本页封条完好');
    await rows
      .first()
      .getByRole('button', { name: /只看对它做的/ })
      .click();
    expect(log.page.url()).toContain(`subjectId=${report.id}`);
    log.expectQuiet();
    await Promise.all([desk.context.close(), log.context.close()]);
  });

  it('is read on a phone from the first entry on, the filters folded away', async () => {
    const log = await openAs(browser, server.url, {
      account: 'auditor',
      path: '/log',
      viewport: sizes.phone,
    });
    const row = log.page.getByTestId('log-rows').locator('tr').first();
    await row.waitFor();
    const box = await row.boundingBox();
    expect((box?.y ?? 9999) + (box?.height ?? 0)).toBeLessThan(sizes.phone.height);
    const action = log.page.locator('[data-filter="action"]');
    const fold = log.page.getByTestId('log-fold');
    expect([await action.isVisible(), await fold.innerText()]).toEqual([false, '筛选']);
    await fold.click();
    await action.selectOption('contact-revealed');
    expect(await fold.innerText()).toBe('筛选（已设 1 项）');
    expect(await fold.getAttribute('aria-expanded')).toBe('true');
    expect(await violations(log.page)).toEqual([]);
    log.expectQuiet();
    await log.context.close();
  });

  it('stays closed to the grid worker, who is told why', async () => {
    const { ticket } = await reportByPhone(server.url);
    const desk = await openAs(browser, server.url, {
      account: 'grid-worker',
      path: `/desk?ticket=${ticket.id}`,
    });
    const detail = desk.page.getByTestId('ticket-detail');
    await detail.getByTestId('contact').waitFor();
    const text = await detail.innerText();
    expect(text).toContain('您的岗位看不到联系方式');
    expect(text).not.toMatch(/来\*|4321/);
    expect(await detail.getByRole('button', { name: '查看联系方式' }).count()).toBe(0);
    desk.expectQuiet();
    await desk.context.close();
  });

  it('is told apart in red when an entry of the log was changed behind its back', async () => {
    await server.sql()`alter table audit_entry disable trigger user`;
    await server.sql()`update audit_entry set details = '{"purpose":"tell-outcome"}'
      where action = 'contact-revealed'`;
    await server.sql()`alter table audit_entry enable trigger user`;
    const log = await openAs(browser, server.url, {
      account: 'auditor',
      path: '/log?action=contact-revealed',
    });
    await log.page.getByRole('alert').waitFor();
    expect(await log.page.getByTestId('seal').getAttribute('data-intact')).toBe('false');
    expect(await violations(log.page)).toEqual([]);
    await log.context.close();
  });
});

describe('a screen', () => {
  it('is paired by the code it shows, goes by its name, and says when it was revoked', async () => {
    const wall = await openPage(browser, `${server.url}/wall?pair=1`, { viewport: sizes.wall });
    const code = await wall.page.getByTestId('pairing-code').innerText();
    const admin = await openAs(browser, server.url, { account: 'administrator', path: '/admin?tab=devices' });
    await admin.page.getByLabel('配对码').fill(code.toLowerCase());
    await admin.page.getByLabel('屏幕名称').fill('大厅东墙');
    await admin.page.getByRole('button', { name: '配对', exact: true }).click();
    await admin.page.getByText('已配对：大厅东墙').waitFor();
    await wall.page.getByTestId('live-list').waitFor({ timeout: 30_000 });
    expect(await wall.page.getByTestId('whose-eyes').innerText()).toBe('大厅东墙');
    expect(wall.page.url()).toBe(`${server.url}/wall`);
    const row = admin.page.getByTestId('devices').locator('tr', { hasText: '大厅东墙' });
    await row.getByRole('button', { name: '撤销' }).click();
    await admin.page.getByRole('dialog').getByRole('button', { name: '撤销' }).click();
    await row.getByText(/已撤销/).waitFor();
    await wall.page.getByTestId('revoked').waitFor({ timeout: 45_000 });
    await wall.page.getByRole('button', { name: '看公开视图' }).click();
    expect(await wall.page.getByTestId('whose-eyes').innerText()).toBe('公开视图');
    wall.expectQuiet();
    admin.expectQuiet();
    await Promise.all([wall.context.close(), admin.context.close()]);
  });
});

describe('every screen of staff', () => {
  const pages = [
    { account: 'secretary', path: '/account', ready: '[data-testid="sessions"] li' },
    { account: 'administrator', path: '/admin', ready: '[data-testid="people"] td' },
    { account: 'administrator', path: '/admin?tab=devices', ready: '[data-testid="admin"] form' },
    { account: 'administrator', path: '/admin?tab=erase', ready: '[data-testid="erase"]' },
    { account: 'rider', path: '/admin', ready: '[data-testid="not-allowed"]' },
    { account: 'auditor', path: '/log', ready: '[data-testid="log-rows"] tr' },
  ];
  for (const colorScheme of ['light', 'dark'] as const)
    it(`passes axe without a console error, ${colorScheme}`, async () => {
      const signIn = await openPage(browser, `${server.url}/sign-in`, { viewport: sizes.phone, colorScheme });
      await signIn.page.getByTestId('demo-accounts').waitFor();
      expect(await violations(signIn.page)).toEqual([]);
      await signIn.page.goto(`${server.url}/sign-in#first`);
      await signIn.page.getByLabel('一次性代码').waitFor();
      expect(await violations(signIn.page)).toEqual([]);
      signIn.expectQuiet();
      await signIn.context.close();
      for (const { account, path, ready } of pages) {
        const watched = await openAs(browser, server.url, { account, path, colorScheme });
        await watched.page.locator(ready).first().waitFor();
        await watched.page.getByTestId('whose-eyes').getByRole('button').click();
        await watched.page.getByTestId('whose-eyes').locator('[data-account]').first().waitFor();
        expect([path, await violations(watched.page)]).toEqual([path, []]);
        watched.expectQuiet();
        await watched.context.close();
      }
    });
});

describe('a posting', () => {
  it('that ends takes the open desk with it and hands the tickets over', async () => {
    const { ticket } = await reportByPhone(server.url);
    expect(ticket.holder).toEqual({ post: 'grid-worker' });
    const worker = await openAs(browser, server.url, { account: 'grid-worker', path: '/desk' });
    await worker.page.locator(`[data-ticket="${ticket.id}"]`).waitFor();
    const admin = await openAs(browser, server.url, { account: 'administrator', path: '/admin' });
    await admin.page.locator('[data-filter="post"]').selectOption('grid-worker');
    await admin.page.locator('[data-filter="gridCode"]').selectOption(gridOfWorker);
    await expect.poll(() => admin.page.getByTestId('people').locator('tbody tr').count()).toBe(1);
    await admin.page.getByRole('button', { name: /^结束任职：网格员/ }).click();
    const dialog = admin.page.getByTestId('end-dialog');
    expect(await violations(admin.page)).toEqual([]);
    await dialog.getByLabel(/原因/).fill('岗位调整，已办交接');
    await dialog.getByRole('button', { name: '结束任职' }).click();
    expect(await dialog.getByRole('status').innerText()).toMatch(/转出 [1-9]\d* 件/);
    await worker.page.getByTestId('not-allowed').waitFor({ timeout: 10_000 });
    expect(await worker.page.locator('body').innerText()).not.toContain(ticket.number);
    admin.expectQuiet();
    await Promise.all([worker.context.close(), admin.context.close()]);
  });
});
