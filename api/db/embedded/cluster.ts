import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The engine's own files in a data directory. */
export const clusterDirOf = (dataDir: string): string => join(dataDir, 'cluster');

/** Written when a first start has come to its end; without it there is nothing worth opening. */
export const completedMarkOf = (dataDir: string): string => join(dataDir, 'cluster.complete');

/** Whether an embedded database was made here. Reads only. */
export const hasCluster = (dataDir: string): boolean => existsSync(completedMarkOf(dataDir));
