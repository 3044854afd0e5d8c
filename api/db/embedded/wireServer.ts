import { createServer, type Server, type Socket } from 'node:net';
import { type Protocol, TurnQueue } from './turnQueue.ts';

const sslRequest = 80877103;
const cancelRequest = 80877102;
const terminate = 'X'.charCodeAt(0);
/** A message longer than this is a mistake, bytes. */
const longestMessage = 256 * 1024 * 1024;

export type WireServer = { close: () => Promise<void> };

/**
 * Serves the engine's protocol to any number of connections on a Unix socket, each taking whole turns.
 * pglite-socket does the same but mixes connections up; see TurnQueue.
 */
export async function serveWire(engine: Protocol, path: string): Promise<WireServer> {
  const turns = new TurnQueue(engine);
  const sockets = new Set<Socket>();
  let lastId = 0;
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    const id = ++lastId;
    attend(socket, (message) =>
      turns.enqueue(id, message, (bytes) => socket.writable && socket.write(Buffer.from(bytes))),
    );
    // A client that goes away in the middle must not leave its turn or its transaction to the next.
    socket.once('close', () => {
      sockets.delete(socket);
      turns.leave(id);
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  return {
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
      await turns.settled();
    },
  };
}

function attend(socket: Socket, take: (message: Uint8Array) => void): void {
  let buffer = Buffer.alloc(0);
  let isStarted = false;
  socket.on('error', () => socket.destroy());
  socket.on('data', (data) => {
    buffer = buffer.length === 0 ? data : Buffer.concat([buffer, data]);
    for (;;) {
      const header = isStarted ? 1 : 0;
      if (buffer.length < header + 4) return;
      const length = header + buffer.readInt32BE(header);
      if (length < header + 4 || length > longestMessage) return void socket.destroy();
      if (buffer.length < length) return;
      const message = new Uint8Array(buffer.subarray(0, length));
      buffer = buffer.subarray(length);
      if (isStarted) {
        if (message[0] === terminate) return void socket.end();
        take(message);
      } else {
        const code = new DataView(message.buffer, message.byteOffset).getInt32(4);
        if (code === sslRequest) socket.write('N');
        else if (code === cancelRequest) return void socket.end();
        else {
          isStarted = true;
          take(message);
        }
      }
    }
  });
}
