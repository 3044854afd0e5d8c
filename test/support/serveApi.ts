/** Runs the server as `npm start` does, but for the pages, which would have to be built: WEB_DIR says where they are. */
import { readConfig } from '../../api/config.ts';
import { serve } from '../../api/serve.ts';

const running = await serve({
  config: readConfig(process.env),
  version: 'test',
  webDir: process.env.WEB_DIR || null,
});
process.once('SIGTERM', () => void running.close().then(() => process.exit(0)));
