import type { Config } from '../../api/config.ts';
import { connect, type Database } from '../../api/db/connect.ts';
import { hasCluster } from '../../api/db/embedded/cluster.ts';
import { lockHolder } from '../../api/db/embedded/lock.ts';
import { hasLog } from '../../api/db/queries/audit.ts';
import { findServerKey, serverKeyPath } from '../../api/serverKey.ts';
import { InputFault } from '../replay/inputFault.ts';

/** The database with the logs and the key they are sealed with, as they are; an InputFault where one of them is not there. */
export async function openLog(config: Config): Promise<{ database: Database; serverKey: string }> {
  const { dataDir, databaseUrl } = config;
  if (databaseUrl === null) mustBeFree(dataDir);
  const serverKey = findServerKey(config.serverKey, dataDir);
  if (serverKey === null)
    throw new InputFault({
      where: `SERVER_KEY and ${serverKeyPath(dataDir)}`,
      seen: 'no key',
      wanted: 'the key the server runs with',
    });
  const database = await connect({ databaseUrl, dataDir, poolSize: 1, isAsItIs: true });
  try {
    if (!(await hasLog(database.db)))
      throw new InputFault({
        where: databaseUrl === null ? dataDir : `the database ${new URL(databaseUrl).pathname.slice(1)}`,
        seen: 'no log',
        wanted: 'a database of Mangrid',
      });
    return { database, serverKey };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function mustBeFree(dataDir: string): void {
  if (!hasCluster(dataDir))
    throw new InputFault({
      where: `DATA_DIR ${dataDir}`,
      seen: 'no embedded database',
      wanted: 'the folder the server runs with, or DATABASE_URL',
    });
  const holder = lockHolder(dataDir);
  if (holder)
    throw new InputFault({
      where: `DATA_DIR ${dataDir}`,
      seen: `in use by Mangrid process ${holder.serverPid}`,
      wanted: 'a server that was stopped',
    });
}
