import type { ServerResponse } from 'node:http';
import type { Language } from '#contract/lists.ts';

/** With this much waiting a client is full: it hears no more until it has read, and then catches up from the table. */
const fullBytes = 64 * 1024;

export type Client = {
  language: Language;
  /** Everything up to here has been written to this client. */
  position: number;
  write: (frame: string, position?: number) => void;
  isFull: () => boolean;
  /** Resolves when the client is not full any more, or is gone. */
  drained: () => Promise<void>;
  /** Drops the client if it has stopped reading. */
  check: (now: number) => void;
  end: (lastFrame: string) => void;
  isGone: () => boolean;
};

/** One stream on the raw response: 16 KB of memory each, bounded, and closed when its reader is. */
export function makeClient(
  response: ServerResponse,
  options: {
    language: Language;
    position: number;
    /** A client that took nothing for so long is gone or stuck. */
    stalledMilliseconds: number;
    onGone: () => void;
  },
): Client {
  let isGone = false;
  let waitingSince: number | null = null;
  let waiting: (() => void)[] = [];
  const wake = () => {
    const woken = waiting;
    waiting = [];
    for (const resolve of woken) resolve();
  };
  const gone = () => {
    if (isGone) return;
    isGone = true;
    options.onGone();
    wake();
  };
  response.on('close', gone);
  response.on('error', gone);
  response.on('drain', () => {
    waitingSince = null;
    wake();
  });
  const isFull = () => response.writableLength > fullBytes;
  const client: Client = {
    language: options.language,
    position: options.position,
    write: (frame, position) => {
      if (isGone) return;
      response.write(frame);
      if (position !== undefined) client.position = position;
    },
    isFull,
    drained: () =>
      isGone || !isFull() ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
    check: (now) => {
      if (response.writableLength === 0) waitingSince = null;
      else if (waitingSince === null) waitingSince = now;
      else if (now - waitingSince >= options.stalledMilliseconds) {
        gone();
        response.destroy();
      }
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
