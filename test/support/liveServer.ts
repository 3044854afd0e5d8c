import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Fetch, httpServer } from '../../api/httpServer.ts';
import type { Api } from './api.ts';

/** The app on a real port: streams cannot be tested otherwise. */
export async function listen(
  { app }: Pick<Api, 'app'>,
  publicUrl = 'http://localhost:8080',
): Promise<{ port: number; close: () => Promise<void> }> {
  const server = httpServer({ fetch: app.fetch as Fetch, publicUrl });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export type Frame = { id: number | null; event: string; data: string };
export type Reader = {
  frames: Frame[];
  /** Resolves when the condition holds for what has been read so far. */
  until: (condition: (frames: Frame[]) => boolean, milliseconds?: number) => Promise<void>;
  isEnded: () => boolean;
  pause: () => void;
  resume: () => void;
  close: () => void;
};

/** Reads server-sent events as a browser would. */
export async function readStream(url: string, headers: Record<string, string> = {}): Promise<Reader> {
  const response = await new Promise<IncomingMessage>((resolve, reject) =>
    get(url, { headers, agent: false }, resolve).once('error', reject),
  );
  const frames: Frame[] = [];
  let rest = '';
  let isEnded = false;
  const waiting = new Set<() => void>();
  response.setEncoding('utf8').on('data', (chunk: string) => {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) frames.push(frameOf(block));
    for (const check of [...waiting]) check();
  });
  const end = () => {
    isEnded = true;
    for (const check of [...waiting]) check();
  };
  response.once('close', end).once('error', end);
  return {
    frames,
    isEnded: () => isEnded,
    pause: () => response.pause(),
    resume: () => response.resume(),
    close: () => response.destroy(),
    until: (condition, milliseconds = 10_000) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(check);
          reject(
            new Error(
              `Not within ${milliseconds} ms; read ${frames.length} frames, the last: ${JSON.stringify(frames.at(-1))}`,
            ),
          );
        }, milliseconds);
        const check = () => {
          if (!condition(frames)) return;
          waiting.delete(check);
          clearTimeout(timer);
          resolve();
        };
        waiting.add(check);
        check();
      }),
  };
}

function frameOf(block: string): Frame {
  const frame: Frame = { id: null, event: 'message', data: '' };
  for (const line of block.split('\n')) {
    const [field = '', ...value] = line.split(': ');
    if (field === 'id') frame.id = Number(value.join(': '));
    if (field === 'event') frame.event = value.join(': ');
    if (field === 'data') frame.data += value.join(': ');
  }
  return frame;
}

/** The sequence numbers a wall has heard: public entries and withheld ones. */
export const sequencesOf = (frames: Frame[]): number[] =>
  frames.flatMap(({ id, event }) => (id !== null && event === 'message' ? [id] : []));
