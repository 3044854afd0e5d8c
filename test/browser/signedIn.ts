import { createHmac } from 'node:crypto';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import type { SubmitAnswer } from '#contract/reports.ts';
import { addCanaries } from '#support/canaries.ts';
import { openPage, sizes, type Watched } from '#support/chromium.ts';

export const caller = { name: '来电人甲', phone: '100-0000-4321' };
addCanaries([caller]);
/** Grid 1, where the grid worker of the demo accounts works. */
export const gridOfWorker = '150621005901001';

/** Comes in by a ready-made account, as a visitor of the demo does, and lands on a page. */
export async function openAs(
  browser: Browser,
  url: string,
  { account, path, ...options }: { account: string; path: string } & BrowserContextOptions,
): Promise<Watched> {
  const watched = await openPage(browser, `${url}/sign-in?to=${encodeURIComponent(path)}`, {
    viewport: sizes.desk,
    ...options,
  });
  await watched.page.getByTestId('demo-accounts').locator(`[data-account="${account}"]`).click();
  await watched.page.waitForURL(`${url}${path}`);
  return watched;
}

/** Six digits of RFC 6238, as an authenticator shows them at this moment. */
export function authenticatorCode(uri: string, now = Date.now()): string {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const bits = [...secret.replace(/=+$/, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

type Buildings = {
  features: { geometry: { coordinates: number[][][] }; properties: { gridCode: string } }[];
};

/** Somebody calls about a building in that grid, and leaves name and phone. */
export async function reportByPhone(url: string): Promise<SubmitAnswer> {
  const { features } = (await (await fetch(`${url}/api/buildings`)).json()) as Buildings;
  const building = features.find(({ properties }) => properties.gridCode === gridOfWorker);
  const [lon, lat] = building?.geometry.coordinates[0]?.[0] ?? [];
  const response = await fetch(`${url}/api/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      id: uuidv7(),
      channel: 'desk-phone',
      category: 'light-out',
      text: '楼道灯不亮',
      position: { lon, lat, crs: 'WGS84', source: 'pin' },
      reporter: caller,
    }),
  });
  if (response.status !== 201) throw new Error(`The report was answered ${response.status}.`);
  return response.json() as Promise<SubmitAnswer>;
}
