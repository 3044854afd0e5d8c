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
  const starting = serve({ config, version, webDir, ...options });
  let isClosing = false;
  const close = async (signal: string, isStarted: boolean) => {
    // Asked twice is meant: the engine's process closes by itself when this one is gone.
    if (isClosing) process.exit(1);
    isClosing = true;
    console.log(
      `\n${signal}: closing ${isStarted ? '…' : 'as soon as it has started; again to stop at once …'}`,
    );
    await (await starting).close();
    console.log('closed.');
    process.exit(0);
  };
  let isStarted = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => void close(signal, isStarted));
  const running = await starting;
  isStarted = true;
  running.database.embedded?.onExit((code) => {
    console.error(
      `The embedded engine stopped by itself (exit ${code}); nothing acknowledged is lost. Start again.`,
    );
    process.exit(1);
  });
  return running;
}
