import { connect, type Socket } from 'node:net';

type Target = { path?: string | undefined; host: string[]; port: number[] };

/**
 * Sockets that send small packets at once. postgres.js writes a statement in two pieces; with Nagle's algorithm the second
 * waits 40 ms for the server's delayed acknowledgement of the first. A socket is handed over while it still connects: what
 * is written waits in it, and a refusal reaches postgres.js as that socket's own error and close. A promise that rejects
 * would make it forget the connection for ever. Every try goes to the next host of a URL that names several.
 */
export function quickSockets(): (target: Target) => Socket {
  let tries = 0;
  return ({ path, host, port }) => {
    if (path) return connect({ path });
    const index = tries++ % host.length;
    return connect({ host: host[index] ?? 'localhost', port: port[index] ?? 5432, noDelay: true });
  };
}
