import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';
import { isWorker, reportShell, workerSource } from './reportShell.ts';

const page = (name: string) => `${import.meta.dirname}/${name}.html`;

/** One HTML file per screen, so that the phone page never waits for the map of the wall. */
export default defineConfig({
  root: import.meta.dirname,
  appType: 'mpa',
  plugins: [solid(), reportShell()],
  // The worker of maplibre is found by its own URL; bundling it ahead leaves the map blank.
  optimizeDeps: { exclude: ['maplibre-gl'] },
  server: { proxy: { '^/api/': process.env.API_URL ?? 'http://localhost:8080' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      // Whoever starts the server is not the one to tune the build.
      checks: { pluginTimings: false },
      input: [
        ...['index', 'wall', 'desk', 'report', 'sign-in', 'account', 'admin', 'log'].map(page),
        `${import.meta.dirname}/${workerSource}`,
      ],
      // The address of a worker stays the same from build to build: browsers look there for the next one.
      output: {
        entryFileNames: (chunk) => (isWorker(chunk) ? 'report-worker.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
