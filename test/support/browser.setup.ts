import { existsSync } from 'node:fs';
import { buildWeb, isWebFresh } from '../../scripts/webBuild.ts';

/** Browser tests run against the built pages, as people get them. */
export default async function setup(): Promise<void> {
  const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  if (!existsSync(chromium))
    throw new Error(
      `Chromium is missing (seen: nothing at ${chromium}, wanted: CHROMIUM_PATH or apt-get install chromium).`,
    );
  if (!isWebFresh()) await buildWeb();
}
