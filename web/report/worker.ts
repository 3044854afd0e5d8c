/** Opens the phone page where there is no network. It keeps the page and its files, of one build; nothing of anybody. */
import { fetchAnew, fetchAsAsked } from '../clientShell.ts';
import { cacheName, isOldCache, isPageOf, kindOf, type Shell } from './shellRules.ts';

/** The compiler knows the names of a window only. */
type Lasting = { waitUntil(done: Promise<unknown>): void };
type Asked = { request: Request; respondWith(answer: Promise<Response>): void };
type Listening = {
  location: Location;
  addEventListener(kind: 'install' | 'activate', listen: (event: Lasting) => void): void;
  addEventListener(kind: 'fetch', listen: (event: Asked) => void): void;
};
const worker = self as unknown as Listening;

/** Filled in by the build. */
const shell = '__REPORT_SHELL__' as unknown as Shell;
/** A page that has not come by then is taken from the phone. */
const patienceMilliseconds = 3000;

worker.addEventListener('install', (event) => event.waitUntil(keepShell()));
worker.addEventListener('activate', (event) => event.waitUntil(dropOld()));
worker.addEventListener('fetch', (event) => {
  const kind = kindOf(event.request, worker.location.origin, shell);
  if (kind === 'page') event.respondWith(openPage(event.request));
  if (kind === 'file') event.respondWith(openFile(event.request));
});

/** All or nothing: a page without one of its files would stay blank. */
async function keepShell(): Promise<void> {
  const page = await fetchAnew(shell.page);
  if (!page.ok || !isPageOf(await page.clone().text(), shell))
    throw new Error('the page is of another build');
  const kept = await caches.open(cacheName(shell));
  await Promise.all([kept.put(shell.page, page), kept.addAll([...shell.files])]);
}

/** Not before the last page of the build before is closed: until then it may still fetch a file of it. */
async function dropOld(): Promise<void> {
  const names = (await caches.keys()).filter((name) => isOldCache(name, shell));
  await Promise.all(names.map((name) => caches.delete(name)));
}

const keptOf = (address: string | Request) =>
  caches.match(address, { cacheName: cacheName(shell), ignoreVary: true });

/** From the network; from the phone when that fails, is slow, or the server is starting: what is written waits in the outbox. */
async function openPage(request: Request): Promise<Response> {
  const fresh = fetchAsAsked(request);
  const inTime = await Promise.race([
    fresh.catch(() => undefined),
    new Promise<undefined>((resolve) => setTimeout(resolve, patienceMilliseconds)),
  ]);
  if (inTime && inTime.status < 500) return inTime;
  return (await keptOf(shell.page)) ?? fresh;
}

async function openFile(request: Request): Promise<Response> {
  return (await keptOf(request)) ?? fetchAsAsked(request);
}
