import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { makeClient } from '#live/client.ts';

/** A response whose reader takes what the test says it takes. */
class Response extends EventEmitter {
  writableLength = 0;
  isDestroyed = false;
  readonly written: string[] = [];
  write(frame: string): void {
    this.written.push(frame);
    this.writableLength += Buffer.byteLength(frame);
  }
  end(frame: string): void {
    this.write(frame);
    this.emit('close');
  }
  destroy(): void {
    this.isDestroyed = true;
    this.emit('close');
  }
  read(): void {
    this.writableLength = 0;
    this.emit('drain');
  }
}
const open = () => {
  const response = new Response();
  let gone = 0;
  const client = makeClient(response as unknown as ServerResponse, {
    language: 'en',
    position: 0,
    stalledMilliseconds: 15_000,
    onGone: () => {
      gone++;
    },
  });
  return { response, client, goneTimes: () => gone };
};
const large = 'x'.repeat(40_000);

describe('one open stream', () => {
  it('is full with 64 KB waiting, and takes more when that was read', async () => {
    const { response, client } = open();
    client.write(large, 1);
    expect(client.isFull()).toBe(false);
    await client.drained();
    client.write(large, 2);
    expect(client.isFull()).toBe(true);
    let isDrained = false;
    const waiting = client.drained().then(() => {
      isDrained = true;
    });
    await Promise.resolve();
    expect(isDrained).toBe(false);
    response.read();
    await waiting;
    expect([client.isFull(), client.position]).toEqual([false, 2]);
  });

  it('is dropped within 30 seconds when its reader takes nothing, and not when it takes a little', () => {
    const { response, client, goneTimes } = open();
    client.write(large);
    for (let now = 0; now <= 14_000; now += 2000) client.check(now);
    expect(client.isGone()).toBe(false);
    response.read();
    client.write(large);
    for (let now = 16_000; now <= 30_000; now += 2000) client.check(now);
    expect(client.isGone()).toBe(false);
    client.check(32_000);
    expect([client.isGone(), response.isDestroyed, goneTimes()]).toEqual([true, true, 1]);
  });

  it('lets nobody wait for a reader that has gone, and says so once', async () => {
    const { response, client, goneTimes } = open();
    client.write(large);
    client.write(large);
    const waiting = client.drained();
    response.emit('close');
    await waiting;
    await client.drained();
    client.write('never', 9);
    client.end('never');
    expect([response.written.length, client.position, goneTimes()]).toEqual([2, 0, 1]);
  });
});
