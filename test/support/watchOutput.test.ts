import { createServer, get, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { addCanaries, canaryIn } from './canaries.ts';
import { forgetLeaks, leaked, readSoFar, watchConsole, watchLine, watchResponses } from './watchOutput.ts';

let server: Server;
let answer: RequestListener;
let stopWatching: () => void;
beforeAll(async () => {
  addCanaries(
    [
      { name: '欧阳龘', phone: '199-7777-0042' },
      { name: '巴特尔', phone: null },
    ],
    ['9917室'],
  );
  stopWatching = watchResponses();
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  stopWatching();
  server.close();
});
afterEach(forgetLeaks);

const ask = (path: string, headers: Record<string, string> = {}) =>
  new Promise<void>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    get({ port, path, headers, agent: false }, (response) =>
      response.resume().once('end', resolve).once('error', reject),
    ).once('error', reject);
  });
const json =
  (body: object): RequestListener =>
  (_request, response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const staff = { cookie: 'mangrid.session_token=abc' };

describe('what watches the output', () => {
  it('finds names, numbers however they are written, and rooms; and nothing in what is masked', () => {
    expect(canaryIn('责任人巴特尔已签收')).toBe('巴特尔');
    for (const phone of ['199-7777-0042 12', '19977770042', '+86 199 7777 0042'])
      expect(canaryIn(`电话 ${phone}。`)).not.toBeNull();
    expect(canaryIn('2号楼3单元9917室')).toBe('9917室');
    expect(canaryIn('欧* · 199****0042 · 2号楼3单元 · 巴特')).toBeNull();
  });

  it('reads an answer before it is received, whoever asks for what is public', async () => {
    answer = json({ holder: '巴特尔' });
    await ask('/api/wall');
    await ask('/api/wall', staff);
    const before = readSoFar().answers;
    await ask('/api/tickets');
    expect(readSoFar().answers).toBe(before + 1);
    expect(leaked()).toHaveLength(3);
    expect(leaked()[0]).toBe('巴特尔 in GET /api/wall');
  });

  it('leaves staff what the policy opens to them', async () => {
    answer = json({ holder: '巴特尔' });
    await ask('/api/tickets', staff);
    expect(leaked()).toEqual([]);
  });

  it('reads pages and scripts, and a header set one by one', async () => {
    answer = (_request, response) => {
      response.setHeader('content-type', 'text/javascript');
      const bytes = Buffer.from('const name = "巴特尔"');
      response.write(bytes.subarray(0, -5));
      response.end(bytes.subarray(-5));
    };
    await ask('/assets/wall.js', staff);
    expect(leaked()).toHaveLength(1);
  });

  it('reads a stream while it flows, a name cut in two between frames too', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: {"name":"巴');
      response.write('特尔"}\n\n');
      expect(leaked()).toHaveLength(1);
      response.end();
    };
    await ask('/api/live');
    expect(leaked()).toHaveLength(1);
  });

  it('reads the log and what is printed past it', () => {
    watchLine('{"level":30,"error":"no 欧阳龘"}');
    const printed = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const stop = watchConsole();
    console.warn('called', '199-7777-0042');
    stop();
    printed.mockRestore();
    expect(leaked()).toHaveLength(2);
  });
});
