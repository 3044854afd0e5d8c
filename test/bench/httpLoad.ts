import { connect } from 'node:net';

export type LoadResult = { perSecond: number; p99Milliseconds: number; count: number; failed: number };
type Options = { port: number; path: string; clients: number; seconds: number; makeBody: () => string };

/** Posts as fast as so many connections can, each waiting for its answer. Raw sockets: the load costs the server little. */
export async function postLoad({ port, path, clients, seconds, makeBody }: Options): Promise<LoadResult> {
  const latencies: number[] = [];
  let failed = 0;
  const endsAt = performance.now() + seconds * 1000;
  const startedAt = performance.now();
  const client = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1').setNoDelay(true).setEncoding('latin1');
      let buffer = '';
      let sentAt = 0;
      const send = () => {
        if (performance.now() >= endsAt) return void socket.end(resolve);
        const body = makeBody();
        sentAt = performance.now();
        socket.write(
          `POST ${path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
        );
      };
      socket
        .on('connect', send)
        .on('error', reject)
        .on('data', (chunk: string) => {
          buffer += chunk;
          const head = buffer.indexOf('\r\n\r\n');
          if (head < 0) return;
          const length = Number(/content-length: (\d+)/i.exec(buffer.slice(0, head))?.[1]);
          if (buffer.length < head + 4 + length) return;
          latencies.push(performance.now() - sentAt);
          if (!buffer.startsWith('HTTP/1.1 201')) failed++;
          buffer = '';
          send();
        });
    });
  await Promise.all(Array.from({ length: clients }, client));
  const elapsed = (performance.now() - startedAt) / 1000;
  latencies.sort((a, b) => a - b);
  return {
    perSecond: latencies.length / elapsed,
    p99Milliseconds: latencies[Math.floor(latencies.length * 0.99)] ?? 0,
    count: latencies.length,
    failed,
  };
}
