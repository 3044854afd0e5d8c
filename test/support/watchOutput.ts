import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { StringDecoder } from 'node:string_decoder';
import { canaryIn } from './canaries.ts';

/** What has got out and should not have: one line each, with where it was seen. */
const leaks: string[] = [];
export const leaked = (): readonly string[] => leaks;
export const forgetLeaks = (): void => void leaks.splice(0);
/** How much has been read: a watcher that sees nothing finds nothing. */
const read = { answers: 0, lines: 0 };
export const readSoFar = (): Readonly<typeof read> => ({ ...read });

/** Answers that are the same for everybody, signed in or not; all else depends on who asks. */
const forEverybody =
  /^\/api\/(wall|live|grids|buildings|land|places(\/suggest)?|openapi\.json|health(\/alive)?|reports(\/(mine|[0-9a-f-]{36}))?)$/;
/** The names of the ready-made accounts stand on the sign-in page: that is what it offers. */
const namesOnPurpose = '/api/session/demo';
const readable = /json|html|text\/|javascript|event-stream/;

/** Whether nobody may be named in an answer: it is public by what it is, or by who asked for it. */
function isPublic({ url = '', headers }: IncomingMessage): boolean {
  const { pathname } = new URL(url, 'http://localhost');
  if (pathname === namesOnPurpose) return false;
  const isSignedIn = /session_token=[^;]/.test(headers.cookie ?? '');
  return !isSignedIn || !pathname.startsWith('/api/') || forEverybody.test(pathname);
}

/**
 * Reads every public answer of every server in this process before it goes out, streams as they flow. Not in the browser:
 * there an answer of a page that has gone on cannot be read any more, and a stream not at all.
 */
export function watchResponses(): () => void {
  const listener = (message: unknown) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    if (isPublic(request)) watch(request, response);
  };
  subscribe('http.server.request.start', listener);
  return () => void unsubscribe('http.server.request.start', listener);
}

function watch(request: IncomingMessage, response: ServerResponse): void {
  let type = '';
  let text = '';
  const decoder = new StringDecoder('utf8');
  const { writeHead, write, end } = response;
  response.writeHead = ((...given: Parameters<typeof writeHead>) => {
    type = typeOf(given.at(-1)) ?? type;
    return writeHead.apply(response, given);
  }) as typeof writeHead;
  const take = (chunk: unknown, isLast: boolean) => {
    if (typeof chunk === 'string') text += chunk;
    else if (chunk instanceof Uint8Array) text += decoder.write(Buffer.from(chunk));
    const mime = type || String(response.getHeader('content-type') ?? '');
    const isStream = mime.includes('event-stream');
    if (!readable.test(mime) || !(isLast || isStream)) return;
    if (text !== '') read.answers++;
    const found = canaryIn(text);
    if (found !== null) leaks.push(`${found} in ${request.method} ${request.url}`);
    // A name may be cut in two between frames, so the end of the last one stays.
    if (isStream) text = found === null ? text.slice(-200) : '';
  };
  response.write = ((...given: Parameters<typeof write>) => {
    take(given[0], false);
    return write.apply(response, given);
  }) as typeof write;
  response.end = ((...given: Parameters<typeof end>) => {
    take(given[0], true);
    return end.apply(response, given);
  }) as typeof end;
}

function typeOf(headers: unknown): string | null {
  if (typeof headers !== 'object' || headers === null) return null;
  const pairs = Array.isArray(headers) ? headers.flat() : Object.entries(headers).flat();
  const at = pairs.findIndex((one) => String(one).toLowerCase() === 'content-type');
  return at < 0 ? null : String(pairs[at + 1]);
}

/** Reads a line of the log, or what was printed past it. Nobody is named there at all. */
export function watchLine(line: string): void {
  read.lines++;
  const found = canaryIn(line);
  if (found !== null) leaks.push(`${found} in the log: ${line.slice(0, 200)}`);
}

/** Reads whatever is printed from now on; it is printed all the same. */
export function watchConsole(): () => void {
  const methods = ['log', 'info', 'warn', 'error'] as const;
  const originals = methods.map((method) => [method, console[method]] as const);
  for (const [method, print] of originals)
    console[method] = (...printed: unknown[]) => {
      watchLine(printed.map(String).join(' '));
      print(...printed);
    };
  return () => {
    for (const [method, print] of originals) console[method] = print;
  };
}
