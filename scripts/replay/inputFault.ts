import { readFileSync } from 'node:fs';

type Fault = { where: string; seen: string; wanted: string };

/** Something wrong in what a person gave: one line that says where, what was seen there and what was wanted. */
export class InputFault extends Error {
  constructor({ where, seen, wanted }: Fault) {
    super(`${where}: seen ${seen}; wanted ${wanted}`.replace(/\s*\n\s*/g, ' '));
  }
}

const faults: Record<string, string> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'a file where a folder should be',
  EEXIST: 'a file where a folder should be',
  EISDIR: 'a folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'a read-only file system',
  ENOSPC: 'a full disk',
};
/** What the file system complained of, in words. */
export const fileFault = (error: unknown): string => {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return faults[code] ?? message;
};

/** The whole text of a file, without the mark that Windows puts in front. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new InputFault({ where: path, seen: fileFault(error), wanted: 'a file that can be read' });
  }
}
