import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileFault, InputFault } from '../replay/inputFault.ts';

/** Writes the files into a folder that is new or empty: nobody's work is written over. */
export function writeExample(dir: string, files: Record<string, string>): void {
  const fault = (error: unknown) =>
    new InputFault({ where: dir, seen: fileFault(error), wanted: 'a folder that can be written' });
  let names: string[];
  try {
    mkdirSync(dir, { recursive: true });
    names = readdirSync(dir);
  } catch (error) {
    throw fault(error);
  }
  if (names.length > 0)
    throw new InputFault({
      where: dir,
      seen: `${names.length} files, ${names[0]} the first`,
      wanted: 'a new or empty folder',
    });
  try {
    // Never over a file that came into the folder meanwhile.
    for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text, { flag: 'wx' });
  } catch (error) {
    throw fault(error);
  }
}
