/** The only file with effects at import: config → database → createApp → listen, and a clean end. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readConfig } from './config.ts';
import { serve } from './serve.ts';
import type { Progress } from './startingApp.ts';

export type StartOptions = { beforeReady?: Promise<void>; onProgress?: (progress: Progress) => void };

export const webDir = fileURLToPath(new URL('../web/dist', import.meta.url));
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const config = readConfig(process.env);

export async function start(options: StartOptions = {}) {
  const running = await serve({ config, version, webDir, ...options });
  let isClosing = false;
  const close = async (signal: string) => {
    if (isClosing) return;
    isClosing = true;
    console.log(`\n${signal}: closing …`);
    await running.close();
    console.log('closed.');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void close(signal));
  running.database.embedded?.onExit((code) => {
    console.error(
      `The embedded engine stopped by itself (exit ${code}); nothing acknowledged is lost. Start again.`,
    );
    process.exit(1);
  });
  return running;
}
