import { connect, type Socket } from 'node:net';

type Target = { path?: string | undefined; host: string[]; port: number[] };

/**
 * A connected socket that sends small packets at once. postgres.js writes a statement in two pieces; with Nagle's algorithm
 * the second waits 40 ms for the server's delayed acknowledgement of the first. Tries the hosts of a URL in turn.
 */
export async function quickSocket({ path, host, port }: Target): Promise<Socket> {
  if (path) return connected(connect({ path }));
  for (const [index, name] of host.entries()) {
    const isLast = index === host.length - 1;
    try {
      return await connected(connect({ host: name, port: port[index] ?? 5432, noDelay: true }));
    } catch (error) {
      if (isLast) throw error;
    }
  }
  throw new Error('DATABASE_URL names no host.');
}

const connected = (socket: Socket): Promise<Socket> =>
  new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
