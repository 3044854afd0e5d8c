import type { PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from './connect.ts';

/** PostgreSQL takes 65,535 parameters a statement; rows here have at most two dozen columns. */
const rowsPerStatement = 1000;

/** Inserts any number of rows in as few statements as the protocol allows. */
export async function insertRows<Table extends PgTable>(
  tx: Tx,
  table: Table,
  rows: Table['$inferInsert'][],
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    await tx.insert(table).values(rows.slice(start, start + rowsPerStatement) as never);
  }
}
