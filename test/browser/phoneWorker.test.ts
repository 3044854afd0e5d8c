import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { fakeCaches } from '#support/fakeCaches.ts';

const dist = new URL('../../web/dist/', import.meta.url);
const html = readFileSync(new URL('report.html', dist), 'utf8');
const origin = 'https://mangrid.example';

type Answering = { request: { url: string; method: string; mode: string } };
type Network = (address: string) => Promise<Response>;

/** The worker as it was built, among caches and a network of our own. */
function runWorker(caches: ReturnType<typeof fakeCaches>, network: Network) {
  const listeners = new Map<string, (event: object) => void>();
  const addressOf = (asked: string | { url: string }) => (typeof asked === 'string' ? asked : asked.url);
  const fetch = (asked: string | { url: string }) => network(new URL(addressOf(asked), origin).pathname);
  const globals = {
    self: {
      location: new URL(origin),
      addEventListener: (kind: string, listen: (event: object) => void) => listeners.set(kind, listen),
    },
    caches: caches.storage(fetch),
    fetch,
    URL,
    setTimeout: (done: () => void) => setTimeout(done, 20),
  };
  runInNewContext(readFileSync(new URL('report-worker.js', dist), 'utf8'), globals);
  const lasting = async (kind: string) => {
    let done: Promise<unknown> = Promise.resolve();
    listeners.get(kind)?.({ waitUntil: (promise: Promise<unknown>) => (done = promise) });
    await done;
  };
  return {
    install: () => lasting('install'),
    activate: () => lasting('activate'),
    /** Undefined: the worker left the request to the browser. */
    ask: async (path: string, mode = 'cors') => {
      let answer: Promise<Response> | undefined;
      const event: Answering = { request: { url: origin + path, method: 'GET', mode } };
      listeners.get('fetch')?.({ ...event, respondWith: (given: Promise<Response>) => (answer = given) });
      return (await answer)?.text();
    },
  };
}

const online: Network = async (path) => new Response(path === '/report' ? html : `file ${path}`);
const away: Network = () => Promise.reject(new TypeError('Failed to fetch'));
const never: Network = () => new Promise(() => undefined);
const script = /src="(\/assets\/[^"]+)"/.exec(html)?.[1] ?? '';

describe('the worker of the phone page', () => {
  it('keeps the page and every file it names, none of the map, and nothing of the server', async () => {
    const caches = fakeCaches();
    await runWorker(caches, online).install();
    const kept = caches.addresses();
    const named = [...html.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(5);
    expect(kept).toEqual(expect.arrayContaining(['/report', ...named]));
    expect(kept.filter((address) => !/^\/(?:report$|assets\/)/.test(address))).toEqual([]);
    expect(kept.filter((address) => /GridMap|PinMap|maplibre|deck/.test(address))).toEqual([]);
    expect(kept.some((address) => address.includes('SignedInLine'))).toBe(true);
  });

  it('opens page and files without a network, and leaves everything else to it', async () => {
    const caches = fakeCaches();
    await runWorker(caches, online).install();
    for (const network of [away, never]) {
      const worker = runWorker(caches, network);
      expect(await worker.ask('/report?language=en', 'navigate')).toBe(html);
      expect(await worker.ask(script)).toBe(`file ${script}`);
      expect(await worker.ask('/api/reports/mine')).toBeUndefined();
      expect(await worker.ask('/desk', 'navigate')).toBeUndefined();
    }
  });

  it('takes the page from the network while there is one, and from the phone while the server is starting', async () => {
    const caches = fakeCaches();
    await runWorker(caches, online).install();
    const newer = runWorker(caches, async () => new Response('the next build'));
    expect(await newer.ask('/report', 'navigate')).toBe('the next build');
    const starting = runWorker(caches, async () => new Response('starting', { status: 503 }));
    expect(await starting.ask('/report', 'navigate')).toBe(html);
  });

  it('is not installed with a page of another build, and drops the old build only once it takes over', async () => {
    const caches = fakeCaches('mangrid-report-old', 'of-somebody-else');
    const mixed = runWorker(
      caches,
      async () => new Response(html.replace(script, '/assets/report-other.js')),
    );
    await expect(mixed.install()).rejects.toThrow('another build');
    expect(caches.names()).toEqual(['mangrid-report-old', 'of-somebody-else']);
    const worker = runWorker(caches, online);
    await worker.install();
    expect(caches.names()).toContain('mangrid-report-old');
    await worker.activate();
    expect(caches.names()).toHaveLength(2);
    expect(caches.names()).toContain('of-somebody-else');
    expect(caches.names()).not.toContain('mangrid-report-old');
  });
});
