import { makeGrounds } from '#actions/grounds.ts';
import { type SubmitContext, type Submitted, submitReports } from '#actions/submitReports.ts';
import { type SubmitReport, submitReportSchema } from '#contract/reports.ts';
import type { Database } from '#db/connect.ts';
import type { FieldIssue } from '#domain/errors.ts';
import { fieldIssues } from '#domain/fieldIssues.ts';
import type { CsvReport } from './readReports.ts';
import type { Placed } from './summary.ts';

const batchSize = 200;
const progressEvery = 2000;

/** Sends every row through the validation, location and assignment of the API, in the order of the file. */
export async function replayRows(database: Database, code: string, rows: CsvReport[]): Promise<Placed[]> {
  const ground = await makeGrounds(database.db).of(code);
  if (!ground) throw new Error(`The community ${code} was not created.`);
  const context: SubmitContext = {
    sql: database.sql,
    clock: () => new Date(),
    serverKey: 'replay',
    ground,
    renewGround: async () => ground,
  };
  const placed: Placed[] = [];
  for (let start = 0; start < rows.length; start += batchSize) {
    placed.push(...(await placeBatch(context, rows.slice(start, start + batchSize))));
    if (placed.length % progressEvery === 0) console.log(`replayed ${placed.length}/${rows.length}`);
  }
  return placed;
}

async function placeBatch(context: SubmitContext, batch: CsvReport[]): Promise<Placed[]> {
  const valid = new Map<CsvReport, SubmitReport>();
  const refusals = new Map<CsvReport, FieldIssue[]>();
  for (const row of batch) {
    const parsed = submitReportSchema.safeParse(row.body, { reportInput: true });
    if (parsed.success) valid.set(row, parsed.data);
    else refusals.set(row, fieldIssues(parsed.error));
  }
  const submissions = [...valid.values()].map((input) => ({ input, senderId: null, requestId: null }));
  const results = await submitReports(context, submissions);
  const byRow = new Map([...valid.keys()].map((row, index) => [row, results[index] as Submitted]));
  return batch.map((row) => placedOf(row, byRow.get(row), refusals.get(row) ?? []));
}

/** A row that is refused is written as refused, not left out. */
function placedOf(
  { row, id, label, body }: CsvReport,
  result: Submitted | undefined,
  issues: FieldIssue[],
): Placed {
  const sent = body.position as { lon: unknown; lat: unknown } | undefined;
  const common = { row, id, label, sentPosition: sent ? ([sent.lon, sent.lat] as [unknown, unknown]) : null };
  if (result && 'ticket' in result) {
    const { gridCode, confidence } = result.ticket;
    return { ...common, gridCode: gridCode ?? '', confidence, refusals: [] };
  }
  const refusals = result ? [{ path: 'id', code: result.kind }] : issues;
  return { ...common, gridCode: '', confidence: 'refused', refusals };
}
