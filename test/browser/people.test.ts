import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { launch, openPage, sizes } from '#support/chromium.ts';
import { type DemoServer, startDemoServer } from '#support/demoServer.ts';
import { authenticatorCode, gridOfWorker, openAs, reportByPhone } from './signedIn.ts';

const siblingGrid = '150621005901002';
const userName = 'wang.wg';
const password = 'a long enough password';

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

const eyes = (page: Page) => page.getByTestId('whose-eyes').innerText();

/** The administrator gives somebody of a post an account; the personal link goes to that person's telephone. */
async function giveAccount(post: string, name: string): Promise<string> {
  const admin = await openAs(browser, server.url, { account: 'administrator', path: '/admin' });
  const { page } = admin;
  const printed = vi.spyOn(console, 'log');
  await page.locator('[data-filter="post"]').selectOption(post);
  await page.locator('[data-filter="hasAccount"]').selectOption('false');
  const row = page.getByTestId('people').locator('tbody tr').last();
  await row.getByText('无', { exact: true }).waitFor();
  expect(await row.innerText()).toMatch(/^\p{Script=Han}\*+\s+100\*{4}\d{4}/u);
  await row.getByRole('button', { name: '开通账号' }).click();
  const dialog = page.getByTestId('account-dialog');
  await dialog.getByLabel(/用户名/).fill(name);
  await dialog.getByRole('button', { name: '发送链接' }).click();
  await dialog.getByTestId('link-sent').waitFor();
  expect(await dialog.innerText()).toMatch(/链接已发到 100\*{4}\d{4}，有效至/);
  expect(await dialog.innerText()).not.toContain('#link=');
  const link = printed.mock.calls.map(([line]) => /Personal link for .*: (http\S+)/.exec(String(line))?.[1]);
  printed.mockRestore();
  await dialog.getByRole('button', { name: '关闭' }).click();
  admin.expectQuiet();
  await admin.context.close();
  return link.find(Boolean) ?? '';
}

async function signInWithPassword(page: Page, name: string, secret: string): Promise<void> {
  await page.getByLabel('用户名', { exact: true }).fill(name);
  await page.getByLabel('密码', { exact: true }).fill(secret);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

describe('signing in', () => {
  it('with a ready-made account shows whose eyes it is, and a grid worker only what is theirs', async () => {
    const { ticket } = await reportByPhone(server.url);
    expect(ticket.gridCode).toBe(gridOfWorker);
    const worker = await openAs(browser, server.url, { account: 'grid-worker', path: '/desk' });
    const { page } = worker;
    await page.locator(`[data-ticket="${ticket.id}"]`).waitFor();
    expect(await eyes(page)).toMatch(/^以网格员的视角 · 第1网格 · \S+\s*演示$/);
    const rows = await page.getByTestId('ticket-list').getByRole('button').allInnerTexts();
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toContain('第1网格');
    const grid = page.getByTestId('grid-list').locator(`[data-grid="${siblingGrid}"]`);
    expect(await grid.innerText()).toContain('不在您的范围内');
    await grid.click();
    await page.getByTestId('outside-scope').waitFor();
    expect(await page.getByTestId('grid-panel').innerText()).not.toMatch(/100-/);
    worker.expectQuiet();
    await worker.context.close();
  });

  it('is done by the desk itself with demo data, as the secretary, who can look as somebody else', async () => {
    const desk = await openPage(browser, `${server.url}/desk`, { viewport: sizes.desk });
    const { page } = desk;
    await page.getByTestId('ticket-list').waitFor();
    expect(await eyes(page)).toContain('以社区书记的视角');
    await page.getByTestId('whose-eyes').getByRole('button').click();
    await page.getByTestId('whose-eyes').locator('[data-account="auditor"]').click();
    await page.getByTestId('not-allowed').waitFor();
    expect(await page.getByTestId('not-allowed').innerText()).toMatch(
      /您现任：审计员[\s\S]*需要的岗位：社区书记/,
    );
    desk.expectQuiet();
    await desk.context.close();
  });

  it('leads a rider to the phone page, which says so once the form stands', async () => {
    const phone = await openAs(browser, server.url, {
      account: 'rider',
      path: '/report',
      viewport: sizes.phone,
    });
    await phone.page.getByTestId('whose-eyes').waitFor();
    expect(await eyes(phone.page)).toContain('以红色骑士的视角');
    phone.expectQuiet();
    await phone.context.close();
  });

  it('with a personal link asks for a password, and then user name and password do', async () => {
    const link = await giveAccount('grid-worker', userName);
    const first = await openPage(browser, link, { viewport: sizes.phone });
    await first.page.getByLabel(/新密码/).fill(password);
    expect(first.page.url()).not.toContain('link=');
    await first.page.getByRole('button', { name: '设好并继续' }).click();
    await first.page.waitForURL(/\/desk$/);
    first.expectQuiet();
    await first.context.close();

    const again = await openPage(browser, link, { viewport: sizes.desk });
    await again.page.getByText('这个链接没能登录').waitFor();
    await again.context.close();

    const { page, context } = await openPage(browser, `${server.url}/sign-in?to=//elsewhere.example/desk`, {
      viewport: sizes.desk,
    });
    const refusals: string[] = [];
    for (const name of ['nobody.here', userName]) {
      await signInWithPassword(page, name, 'not the password');
      await page.getByRole('alert').waitFor();
      refusals.push(await page.getByRole('alert').innerText());
      expect(await page.getByLabel('用户名', { exact: true }).inputValue()).toBe(name);
    }
    expect(refusals[0]).toBe(refusals[1]);
    await signInWithPassword(page, userName, password);
    await page.waitForURL(`${server.url}/desk`);
    await page.getByTestId('whose-eyes').waitFor();
    expect(await eyes(page)).toContain('以网格员的视角');
    await context.close();
  });

  it('is asked for where there are no ready-made accounts, and leads back', async () => {
    const { page, context } = await openPage(browser, `${server.url}/sign-in`, { viewport: sizes.desk });
    await page.route('**/api/session/demo', (route) => route.fulfill({ json: { items: [] } }));
    await page.goto(`${server.url}/desk?grid=${gridOfWorker}`);
    await page.waitForURL(`${server.url}/sign-in?to=${encodeURIComponent(`/desk?grid=${gridOfWorker}`)}`);
    await page.getByTestId('sign-in').waitFor();
    expect(await page.getByTestId('demo-accounts').count()).toBe(0);
    await context.close();
  });

  it('says how long to wait after too many tries, and keeps what was typed', async () => {
    const { page, context } = await openPage(browser, `${server.url}/sign-in`, { viewport: sizes.desk });
    const tries = Array.from({ length: 10 }, () =>
      fetch(`${server.url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ userName: 'too.often', password: 'wrong' }),
      }),
    );
    await Promise.all(tries);
    await signInWithPassword(page, 'too.often', 'wrong again');
    await page.getByText(/请等 \d+ 秒再试/).waitFor();
    const send = page.getByRole('button', { name: '登录', exact: true });
    expect(await send.getAttribute('aria-disabled')).toBe('true');
    expect(await page.getByLabel('密码', { exact: true }).inputValue()).toBe('wrong again');
    await context.close();
  });

  it('with a code to the phone never says whether the number is known', async () => {
    const link = await giveAccount('mediator', '');
    const printed = vi.spyOn(console, 'log');
    const shown = await openPage(browser, link, { viewport: sizes.desk });
    await shown.page.waitForURL(/\/desk$/);
    await shown.context.close();
    const [{ phone } = { phone: '' }] = await server.sql()<{ phone: string }[]>`
      select p.phone from person p join posting o on o.community_id = p.community_id and o.person_id = p.id
      where o.post = 'mediator' and p.account_id is not null order by p.id desc limit 1`;
    const { page, context } = await openPage(browser, `${server.url}/sign-in`, { viewport: sizes.phone });
    await page.getByRole('button', { name: '手机验证码' }).click();
    for (const number of ['199-9999-9999', phone]) {
      await page.getByLabel('手机号').fill(number);
      await page.getByRole('button', { name: /发送验证码|重新发送/ }).click();
      await page.getByText('如果这个号码在本社区登记过').waitFor();
    }
    const code = () => printed.mock.calls.map(([line]) => /code for .*: (\d{6})/.exec(String(line))?.[1]);
    await expect.poll(() => code().find(Boolean)).toBeTruthy();
    await page.getByLabel('6 位验证码').fill(code().find(Boolean) ?? '');
    await page.getByRole('button', { name: '确认登录' }).click();
    await page.waitForURL(/\/desk$/);
    expect(await eyes(page)).toContain('以调解员的视角');
    printed.mockRestore();
    await context.close();
  });
});

describe('one’s own account', () => {
  const own = 'li.officer';
  beforeAll(async () => {
    const { page, context } = await openPage(browser, await giveAccount('area-officer', own));
    await page.getByLabel(/新密码/).fill(password);
    await page.getByRole('button', { name: '设好并继续' }).click();
    await page.waitForURL(/\/desk$/);
    await context.close();
  });

  it('ends a session elsewhere: what was typed there stays, and signing in again comes back to it', async () => {
    const open = async (to: string) => {
      const watched = await openPage(browser, `${server.url}/sign-in?to=${encodeURIComponent(to)}`, {
        viewport: sizes.desk,
      });
      await signInWithPassword(watched.page, own, password);
      await watched.page.waitForURL(`${server.url}${to}`);
      return watched;
    };
    const desk = await open('/desk?grid=150621005901001');
    await desk.page.getByRole('button', { name: '登记上报' }).click();
    await desk.page.getByLabel('说了什么').fill('刚才那位说三单元门口积水');
    const account = await open('/account');
    const others = account.page.getByTestId('sessions').locator('li[data-current="false"]');
    await others.first().waitFor();
    while (await others.count()) {
      const before = await others.count();
      await others.first().getByRole('button').click();
      await expect.poll(() => others.count()).toBe(before - 1);
    }
    account.expectQuiet();
    await reportByPhone(server.url);
    const dialog = desk.page.getByTestId('session-ended');
    await dialog.waitFor({ timeout: 40_000 });
    await dialog.getByRole('link', { name: '重新登录' }).click();
    await signInWithPassword(desk.page, own, password);
    await desk.page.waitForURL(`${server.url}/desk?grid=150621005901001`);
    await expect.poll(() => desk.page.getByLabel('说了什么').inputValue()).toBe('刚才那位说三单元门口积水');
    await Promise.all([desk.context.close(), account.context.close()]);
  });

  it('takes a second factor: the code of the authenticator, or a backup code once', async () => {
    const { page, context, expectQuiet } = await openPage(browser, `${server.url}/sign-in?to=/account`, {
      viewport: sizes.desk,
    });
    await signInWithPassword(page, own, password);
    const card = page.getByTestId('second-factor');
    await card.getByLabel('先确认密码').fill(password);
    await card.getByRole('button', { name: '开始启用' }).click();
    const uri = await card.getByTestId('otpauth').innerText();
    expect(uri).toMatch(/^otpauth:\/\/totp\//);
    await card.getByRole('img', { name: '两步验证的二维码' }).waitFor();
    const codes = await card.getByTestId('backup-codes').locator('li').allInnerTexts();
    expect(codes.length).toBeGreaterThanOrEqual(8);
    await card.getByLabel(/6 位数字/).fill(authenticatorCode(uri));
    await card.getByRole('button', { name: '确认启用' }).click();
    await card.getByText('已启用').waitFor();
    expectQuiet();

    const signInAgain = async () => {
      await page.getByTestId('whose-eyes').getByRole('button').click();
      await page.getByTestId('whose-eyes').getByRole('button', { name: '退出登录' }).click();
      await page.waitForURL(/\/sign-in$/);
      await signInWithPassword(page, own, password);
      await page.getByText('再验证一步').waitFor();
    };
    await signInAgain();
    await page.getByLabel('6 位验证码').fill(authenticatorCode(uri));
    await page.getByRole('button', { name: '确认登录' }).click();
    await page.waitForURL(/\/desk$/);
    await signInAgain();
    await page.getByRole('button', { name: '改用备用码' }).click();
    await page.getByLabel('备用码').fill(codes[0] ?? '');
    await page.getByRole('button', { name: '确认登录' }).click();
    await page.waitForURL(/\/desk$/);
    await context.close();
  });
});
