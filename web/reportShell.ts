import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';
import type { Shell } from './report/shellRules.ts';

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk;

/** The map is fetched by whoever opens it; its land comes from the server anyway. */
const neverKept = /\/PinMap\.tsx$/;
const placeholder = /["'`]__REPORT_SHELL__["'`]/;

export const workerSource = 'report/worker.ts';
export const isWorker = ({ facadeModuleId }: { facadeModuleId?: string | null }): boolean =>
  facadeModuleId?.endsWith(`/${workerSource}`) ?? false;

/** Tells the worker of the phone page which files the page of this very build is made of. */
export function reportShell(): Plugin {
  let base = '/';
  return {
    name: 'report-shell',
    configResolved: (config) => {
      base = config.base;
    },
    generateBundle: {
      order: 'post',
      handler: (_options, bundle) => {
        const chunks = Object.values(bundle).filter((output): output is Chunk => output.type === 'chunk');
        const worker = chunks.find(isWorker);
        const page = bundle['report.html'];
        const entry = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith('/report.html'));
        if (!worker || !entry || page?.type !== 'asset' || !placeholder.test(worker.code))
          throw new Error('The phone page, its worker or the list in it is missing from the build.');
        const files = [...filesOf(entry, bundle)].sort();
        const version = createHash('sha256')
          .update([...files, String(page.source)].join('\n'))
          .digest('hex')
          .slice(0, 12);
        const shell: Shell = { version, page: `${base}report`, files: files.map((file) => base + file) };
        worker.code = worker.code.replace(placeholder, () => JSON.stringify(shell));
      },
    },
  };
}

/** A chunk, the styles it brings, and all it imports, now or later. */
function filesOf(chunk: Chunk, bundle: Bundle, known = new Set<string>()): Set<string> {
  if (known.has(chunk.fileName) || neverKept.test(chunk.facadeModuleId ?? '')) return known;
  known.add(chunk.fileName);
  for (const css of chunk.viteMetadata?.importedCss ?? []) known.add(css);
  for (const file of [...chunk.imports, ...chunk.dynamicImports]) {
    const next = bundle[file];
    if (next?.type === 'chunk') filesOf(next, bundle, known);
  }
  return known;
}
