import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { type EmbeddedEngine, startEmbeddedEngine } from './embedded/engine.ts';
import type { EngineStep } from './embedded/messages.ts';
import { quickSockets } from './quickSocket.ts';
import * as schema from './schema.ts';

const open = (sql: postgres.Sql) => drizzle(sql, { schema });
export type Db = ReturnType<typeof open>;
/** Inside a transaction only this: the pool would wait for the transaction for ever on the embedded engine. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];
/** What a read may run on: the pool, or the transaction it is part of. */
export type Reader = Db | Tx;
export type Engine = 'embedded' | 'postgresql';

export type Database = {
  db: Db;
  /** A second client without drizzle for the few statements that must be prepared: intake and the feed's tail. */
  sql: postgres.Sql;
  engine: Engine;
  embedded: EmbeddedEngine | null;
  close: () => Promise<void>;
};

export type ConnectOptions = {
  /** PostgreSQL + PostGIS; null starts the embedded engine. */
  databaseUrl: string | null;
  dataDir: string;
  loadFrom?: string;
  poolSize?: number;
  /** Opens what is there and makes nothing: no schema is created or brought up to date. */
  isAsItIs?: boolean;
  onProgress?: (step: EngineStep | 'migrate') => void;
};
type OpenOptions = Pick<ConnectOptions, 'poolSize' | 'isAsItIs' | 'onProgress'>;

/** Opens the database on either engine and brings its schema up to date. */
export async function connect(options: ConnectOptions): Promise<Database> {
  if (options.databaseUrl !== null) return openServer(options.databaseUrl, options);
  const embedded = await startEmbeddedEngine(options);
  try {
    return await openEmbedded(embedded, options);
  } catch (error) {
    await embedded.close();
    throw error;
  }
}

/** Opens an embedded engine that runs already; closing the database closes it. */
export const openEmbedded = (embedded: EmbeddedEngine, options: OpenOptions = {}): Promise<Database> =>
  openWith(
    (max) =>
      postgres({
        ...clientSettings,
        max,
        host: embedded.socketDir,
        database: 'postgres',
        username: 'postgres',
      }),
    options,
    embedded,
  );

/** Compiling the intake statement (jit) would take longer than running it. */
const openServer = (url: string, options: OpenOptions): Promise<Database> =>
  openWith(
    (max) =>
      postgres(url, {
        ...clientSettings,
        max,
        connection: { jit: false },
        socket: quickSockets(),
      } as postgres.Options<never>),
    options,
    null,
  );

/** Seconds before the next try to connect: a database that comes back is found within a second. */
const backoff = (tries: number): number => Math.min(0.05 * 2 ** tries, 1);
const clientSettings = { onnotice: () => undefined, connect_timeout: 10, backoff };

async function openWith(
  client: (max: number) => postgres.Sql,
  { poolSize = 8, isAsItIs = false, onProgress }: OpenOptions,
  embedded: EmbeddedEngine | null,
): Promise<Database> {
  // Drizzle changes the parsers of the client it is given, so plain SQL has one of its own.
  const [drizzled, sql] = [client(poolSize), client(4)];
  const end = () => Promise.all([drizzled.end({ timeout: 5 }), sql.end({ timeout: 5 })]);
  try {
    const db = open(drizzled);
    const close = async () => {
      await end();
      await embedded?.close();
    };
    const opened: Database = { db, sql, engine: embedded ? 'embedded' : 'postgresql', embedded, close };
    if (isAsItIs) return opened;
    onProgress?.('migrate');
    const prepare = () =>
      migrate(db, { migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)) });
    await (embedded ? prepare() : prepareServer(sql, prepare));
    return opened;
  } catch (error) {
    await end();
    throw error;
  }
}

/** Several servers may start on one fresh database: one prepares it, the others wait. Any number will do, always the same. */
const preparingLock = 150_621;

async function prepareServer(sql: postgres.Sql, prepare: () => Promise<void>): Promise<void> {
  await refuseUnsafeServer(sql);
  await sql.begin(async (waiting) => {
    await waiting`select pg_advisory_xact_lock(${preparingLock})`;
    // On other connections: what is created must be visible to the next server when the lock is released.
    await sql`create extension if not exists postgis`;
    await sql`create extension if not exists pg_trgm`;
    await prepare();
  });
}

/** A server that acknowledges before it has written loses reports in a power cut. */
async function refuseUnsafeServer(sql: postgres.Sql): Promise<void> {
  const [row] = await sql<{ fsync: string; version: number }[]>`
    select current_setting('fsync') as fsync, current_setting('server_version_num')::int as version`;
  if (row?.fsync !== 'on')
    throw new Error(
      'PostgreSQL runs with fsync=off (seen: off, wanted: on): it would lose acknowledged reports.',
    );
  if (row.version < 150000)
    throw new Error(`PostgreSQL is too old (seen: ${row.version}, wanted: ≥ 150000).`);
}
