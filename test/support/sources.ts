import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every TypeScript file below the folders, relative to the root. */
export const listSources = (folders: string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory())
        return ['node_modules', 'dist', 'migrations'].includes(entry.name) ? [] : listSources([path]);
      return /\.tsx?$/.test(entry.name) ? [path] : [];
    }),
  );
