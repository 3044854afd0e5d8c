import { existsSync } from 'node:fs';
import type { Config } from '../../api/config.ts';
import { connect, type Database } from '../../api/db/connect.ts';
import { lockHolder } from '../../api/db/embedded/lock.ts';
import { InputFault } from '../replay/inputFault.ts';

type Target = Pick<Config, 'databaseUrl' | 'dataDir'>;

/** Opens the database that the server would open, schema and all; an InputFault where a running server has it. */
export async function openTarget(
  { databaseUrl, dataDir }: Target,
  onProgress: (step: string) => void,
): Promise<Database> {
  const holder = databaseUrl !== null || !existsSync(dataDir) ? null : lockHolder(dataDir);
  if (holder)
    throw new InputFault({
      where: `DATA_DIR ${dataDir}`,
      seen: `in use by Mangrid process ${holder.serverPid}`,
      wanted: 'a server that was stopped',
    });
  return connect({ databaseUrl, dataDir, onProgress });
}
