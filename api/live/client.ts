import type { ServerResponse } from 'node:http';
import type { Language } from '#contract/lists.ts';

/** A wall that cannot take this much waiting bytes is dropped; it comes back by itself and catches up. */
const queueBytes = 256 * 1024;
/** A client that took nothing for so long is gone or stuck, milliseconds. */
const stalledMilliseconds = 25_000;

export type Client = {
  language: Language;
  /** Everything up to here has been written to this client. */
  position: number;
  write: (frame: string, position?: number) => void;
  /** Drops the client if it has stopped reading. */
  check: (now: number) => void;
  end: (lastFrame: string) => void;
  isGone: () => boolean;
};

/** One stream on the raw response: 16 KB of memory each, bounded, and closed when its reader is. */
export function makeClient(
  response: ServerResponse,
  options: { language: Language; position: number; onGone: () => void },
): Client {
  let isGone = false;
  let fullSince: number | null = null;
  const gone = () => {
    if (isGone) return;
    isGone = true;
    options.onGone();
  };
  response.on('close', gone);
  response.on('error', gone);
  const drop = () => {
    gone();
    response.destroy();
  };
  const client: Client = {
    language: options.language,
    position: options.position,
    write: (frame, position) => {
      if (isGone) return;
      response.write(frame);
      if (position !== undefined) client.position = position;
      if (response.writableLength > queueBytes) drop();
    },
    check: (now) => {
      if (response.writableLength === 0) fullSince = null;
      else if (fullSince === null) fullSince = now;
      else if (now - fullSince > stalledMilliseconds) drop();
    },
    end: (lastFrame) => {
      if (isGone) return;
      response.end(lastFrame);
      gone();
    },
    isGone: () => isGone,
  };
  return client;
}

export function openStream(response: ServerResponse, headers: Record<string, string>): void {
  response.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    connection: 'keep-alive',
    'x-accel-buffering': 'no',
  });
  response.socket?.setNoDelay(true);
  response.socket?.setKeepAlive(true, 15_000);
}
