import { createServer, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener, RequestError } from '@hono/node-server';
import { uuidv7 } from 'uuidv7';
import { Refusal } from '#domain/errors.ts';
import { errorAnswer } from './routes/errorAnswer.ts';
import { securityHeadersOf } from './routes/securityHeaders.ts';

export type Fetch = Parameters<typeof getRequestListener>[0];
type Options = { fetch: Fetch; publicUrl: string };

/**
 * A server whose every answer has our headers and our shape of errors, also to what never becomes a request. Node would answer
 * those by itself and without headers; so it hands them over here, and a request without a host goes on to the adapter.
 */
export function httpServer({ fetch, publicUrl }: Options): Server {
  const listener = getRequestListener(fetch, {
    errorHandler: (error) => {
      const { status, body, headers } = unreadable(publicUrl, error instanceof RequestError ? 400 : 500);
      return new Response(body, { status, headers });
    },
  });
  const server = createServer({ requireHostHeader: false }, listener);
  // Whatever a client says it expects, it gets the answer to its request.
  server.on('checkExpectation', listener);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (socket.writable && !isAnswering(socket)) socket.write(rawAnswer(publicUrl, statusOf(error.code)));
    socket.destroy();
  });
  return server;
}

const statusOf = (code: string | undefined): number =>
  code === 'HPE_HEADER_OVERFLOW' ? 431 : code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;

/** Whether an answer is on its way through this socket already, which another one would spoil. */
const isAnswering = (socket: Duplex): boolean =>
  (socket as Duplex & { _httpMessage?: { headersSent: boolean } })._httpMessage?.headersSent ?? false;

function unreadable(publicUrl: string, status: number) {
  const requestId = uuidv7();
  const refusal = new Refusal(status === 500 ? 'internal' : 'unreadable_body');
  const { body, headers } = errorAnswer(refusal, { language: 'zh-CN', requestId });
  return {
    status,
    body: JSON.stringify(body),
    headers: {
      ...securityHeadersOf(publicUrl),
      ...headers,
      'content-type': 'application/json',
      'x-request-id': requestId,
    },
  };
}

function rawAnswer(publicUrl: string, status: number): string {
  const { body, headers } = unreadable(publicUrl, status);
  const lines = Object.entries({
    ...headers,
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  });
  const head = lines.map(([name, value]) => `${name}: ${value}`).join('\r\n');
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n\r\n${body}`;
}
