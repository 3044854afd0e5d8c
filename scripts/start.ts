/** `npm start`: builds the pages if they are missing or old, then starts the server and says where to look. */
import { existsSync } from 'node:fs';
import { lockHolder } from '../api/db/embedded/lock.ts';
import { stepWords } from '../api/startingSteps.ts';
import { firstSteps } from './firstSteps.ts';
import { buildWeb, isWebFresh } from './webBuild.ts';

const dataDir = process.env.DATA_DIR ?? '.data';
const holder = process.env.DATABASE_URL || !existsSync(dataDir) ? null : lockHolder(dataDir);
if (holder) {
  console.error(
    `The data directory ${dataDir} is in use by Mangrid process ${holder.serverPid}. Stop it first, or set DATA_DIR to another folder.`,
  );
  process.exit(1);
}

console.log('满格 Mangrid is starting …');
const beforeReady = isWebFresh() ? undefined : buildWeb();
// Awaited by the server; until then a failure must not end the process without a word.
beforeReady?.catch(() => undefined);
try {
  const { start } = await import('../api/server.ts');
  const running = await start({
    ...(beforeReady ? { beforeReady } : {}),
    onProgress: ({ step, done, total, elapsedSeconds }) =>
      console.log(
        `  ${elapsedSeconds.toFixed(1).padStart(5)} s  ${stepWords[step]?.en ?? step}${total > 1 ? ` ${done}/${total}` : ''}`,
      ),
  });
  const home = `http://localhost:${running.port}`;
  console.log(`
  Wall   大屏  ${home}/wall
  Desk   桌面  ${home}/desk
  Phone  手机  ${home}/report
  API         ${home}/api/openapi.json`);
  if (running.database.engine === 'embedded') {
    console.log(
      '\n  Embedded try-out engine: it does not flush to disk on every commit. Set DATABASE_URL to PostgreSQL + PostGIS for real work.',
    );
  }
  for (const line of firstSteps(running.communities, home, new Date())) console.log(line);
  console.log('  Ctrl-C stops.');
} catch (error) {
  console.error(`\nMangrid did not start: ${(error as Error).message}`);
  process.exit(1);
}
