import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { describe, expect, inject, it } from 'vitest';
import { openApi } from '#support/api.ts';
import { testEngine } from '#support/database.ts';
import { listen } from '#support/liveServer.ts';
import { startServer } from '#support/serverProcess.ts';

const halfAReport =
  'POST /api/reports HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"id":';

async function hold(port: number, words: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  if (words !== '') socket.write(words);
  return socket;
}

describe.skipIf(testEngine() === 'embedded')('a server that is asked to stop', () => {
  it('does not wait for who only holds a connection or never ends a request', async () => {
    const server = await startServer({
      DATABASE_URL: inject('databaseUrl'),
      SERVER_KEY: 'k'.repeat(40),
    });
    const port = Number(new URL(server.url).port);
    const held = await Promise.all(['', halfAReport].map((words) => hold(port, words)));
    await wait(200);
    const askedAt = performance.now();
    server.signal('SIGTERM');
    await server.ended;
    expect(performance.now() - askedAt).toBeLessThan(6000);
    for (const socket of held) socket.destroy();
  });
});

describe('a caller who hangs up in the middle of a report', () => {
  it('is not taken for a database that is away', async () => {
    const api = await openApi();
    const lines: string[] = [];
    api.deps.log.level = 'debug';
    Object.assign(api.deps.log, {
      [pino.symbols.streamSym]: { write: (line: string) => lines.push(line) },
    });
    const server = await listen(api);
    const socket = await hold(server.port, halfAReport);
    await wait(200);
    socket.resetAndDestroy();
    await wait(500);
    expect(lines.filter((line) => /database_away|ECONNRESET|"internal"/.test(line))).toEqual([]);
    await server.close();
    await api.close();
  });
});
