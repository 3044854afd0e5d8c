/** A whole server in a process of its own for the bench: no pages, no demo community. Prints its port. */
import { serve } from '../../api/serve.ts';

const running = await serve({
  config: {
    port: 0,
    host: '127.0.0.1',
    dataDir: process.env.DATA_DIR ?? '',
    databaseUrl: process.env.DATABASE_URL ?? null,
    serverKey: 'bench-key-bench-key-bench-key-bench',
    isDemo: false,
    publicUrl: 'http://localhost',
    isPublicUrlSet: false,
    phoneDriver: 'console',
    trustedProxies: 0,
    hasRates: false,
    metricsPort: null,
    logLevel: 'error',
  },
  version: 'bench',
  webDir: null,
});
process.send?.(running.port);
process.on('SIGTERM', () => void running.close().then(() => process.exit(0)));
