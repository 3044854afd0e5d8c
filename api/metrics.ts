import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

type Sources = { queueDepth: () => number; liveClients: () => number; feedLag: () => number };

/** /metrics on a port of its own, so that the public one never shows it. */
export function serveMetrics(port: number, { queueDepth, liveClients, feedLag }: Sources): Server {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  gauge('mangrid_intake_queue_depth', 'Reports waiting to be stored', queueDepth);
  gauge('mangrid_live_clients', 'Open streams of the feed', liveClients);
  gauge('mangrid_feed_lag', 'Entries that the slowest open stream is behind', feedLag);
  return createServer((_request, response) => {
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  }).listen(port);
}
