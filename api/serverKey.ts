import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const serverKeyPath = (dataDir: string): string => join(dataDir, 'server-key');

/** The server's secret where there is one, given or kept; null where none was made. Creates nothing. */
export function findServerKey(given: string | null, dataDir: string): string | null {
  if (given !== null) return given;
  try {
    return readFileSync(serverKeyPath(dataDir), 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['ENOENT', 'ENOTDIR'].includes(code)) return null;
    throw error;
  }
}

/** The server's secret: given by SERVER_KEY, or made once and kept beside the data, readable by its owner only. */
export function readServerKey(given: string | null, dataDir: string): string {
  if (given !== null) return given;
  const path = serverKeyPath(dataDir);
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(path, randomBytes(48).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8');
}
