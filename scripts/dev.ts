/** `npm run dev`: the server restarts when its files change, Vite serves the pages with hot reload and proxies /api. */
import { spawn } from 'node:child_process';

const server = spawn(
  'npx',
  ['tsx', 'watch', '--clear-screen=false', '--exclude', 'web/**', 'scripts/start.ts'],
  { stdio: 'inherit' },
);
const pages = spawn('npx', ['vite', '--config', 'web/vite.config.ts'], { stdio: 'inherit' });
const end = (code: number | null) => {
  server.kill('SIGTERM');
  pages.kill('SIGTERM');
  process.exitCode = code ?? 0;
};
server.once('exit', end);
pages.once('exit', end);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => end(0));
