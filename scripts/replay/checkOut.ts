import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import { fileFault, InputFault } from './inputFault.ts';

/** Tries to open the file for the placements before hours of work, and leaves it as it was. */
export function checkOut(path: string): void {
  const isThere = existsSync(path);
  try {
    closeSync(openSync(path, 'a'));
  } catch (error) {
    throw new InputFault({
      where: `--out ${path}`,
      seen: fileFault(error),
      wanted: 'a file that can be written',
    });
  }
  if (!isThere) rmSync(path);
}
