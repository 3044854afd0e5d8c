/**
 * `npm run replay -- --areas FILE --area-key KEY --reports FILE --out FILE [--label-key area_assigned_by_city]`
 * Runs real reports of any city through the intake: a throw-away community is made from the areas, every row goes through
 * the same validation, location and assignment as a report sent to the API, and the placement is written per row.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createCommunity } from '#actions/createCommunity.ts';
import { makeGrounds } from '#actions/grounds.ts';
import { type Submitted, submitReports } from '#actions/submitReports.ts';
import { type SubmitReport, submitReportSchema } from '#contract/reports.ts';
import { connect } from '#db/connect.ts';
import { areasSeed } from './replay/areasSeed.ts';
import { readAreas } from './replay/readAreas.ts';
import { type CsvReport, readReports } from './replay/readReports.ts';

const { values } = parseArgs({
  options: {
    areas: { type: 'string' },
    'area-key': { type: 'string' },
    reports: { type: 'string' },
    out: { type: 'string' },
    'label-key': { type: 'string', default: 'area_assigned_by_city' },
  },
});
const required = ['areas', 'area-key', 'reports', 'out'] as const;
const absent = required.filter((name) => !values[name]);
if (absent.length > 0) {
  console.error(
    `Missing: ${absent.map((name) => `--${name}`).join(', ')}\nnpm run replay -- --areas FILE --area-key KEY --reports FILE --out FILE`,
  );
  process.exit(2);
}
const batchSize = 200;

type Placed = { row: CsvReport; gridCode: string; confidence: string };

const file = readAreas(values.areas as string, values['area-key'] as string);
const bySeverity = (severity: string) => file.problems.filter((problem) => problem.severity === severity);
for (const severity of ['refused', 'repaired', 'warned']) {
  const problems = bySeverity(severity);
  if (problems.length > 0)
    console.log(`areas: ${severity} ${problems.length}, the first: ${JSON.stringify(problems[0])}`);
}
if (file.isRefused) process.exit(1);
const reports = readReports(values.reports as string, values['label-key'] as string);
console.log(`areas: ${file.grids.length}\nreports: ${reports.length}`);

const dataDir = mkdtempSync(join(tmpdir(), 'mangrid-replay-'));
const database = await connect({
  databaseUrl: process.env.DATABASE_URL || null,
  dataDir,
  onProgress: (step) => console.log(`database: ${step}`),
});
try {
  const code = `replay-${Date.now().toString(36)}`;
  await createCommunity(database.db, areasSeed(code, file.grids, 'UTC'), new Date());
  const startedAt = performance.now();
  const placed = await replay(code);
  const seconds = (performance.now() - startedAt) / 1000;
  const lines = placed.map(({ row, gridCode, confidence }) =>
    [row.id, gridCode, confidence].map(quoted).join(','),
  );
  writeFileSync(values.out as string, ['id,gridCode,confidence', ...lines, ''].join('\n'));
  print(placed, seconds);
} finally {
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
}

async function replay(code: string): Promise<Placed[]> {
  const grounds = makeGrounds(database.db);
  const ground = await grounds.of(code);
  if (!ground) throw new Error(`The community ${code} was not created.`);
  const context = {
    sql: database.sql,
    clock: () => new Date(),
    serverKey: 'replay',
    ground,
    renewGround: async () => ground,
  };
  const placed: Placed[] = [];
  for (let start = 0; start < reports.length; start += batchSize) {
    const batch = reports
      .slice(start, start + batchSize)
      .map((row) => ({ row, parsed: submitReportSchema.safeParse(row.body) }));
    const valid = batch.flatMap(({ row, parsed }) =>
      parsed.success ? [{ row, input: parsed.data as SubmitReport }] : [],
    );
    const results = await submitReports(
      context,
      valid.map(({ input }) => ({ input, senderId: null, requestId: null })),
    );
    const byRow = new Map(valid.map(({ row }, index) => [row, results[index] as Submitted]));
    for (const { row } of batch) placed.push({ row, ...placementOf(byRow.get(row)) });
    if (placed.length % 2000 === 0) console.log(`replayed ${placed.length}/${reports.length}`);
  }
  return placed;
}

/** A row that validation refuses (no position at all, say) is written as refused, not left out. */
function placementOf(result: Submitted | undefined): { gridCode: string; confidence: string } {
  if (!result || !('ticket' in result)) return { gridCode: '', confidence: 'refused' };
  return { gridCode: result.ticket.gridCode ?? '', confidence: result.ticket.confidence };
}

function print(placed: Placed[], seconds: number): void {
  const percent = (count: number) => `${((100 * count) / Math.max(1, placed.length)).toFixed(2)} %`;
  const located = placed.filter(({ gridCode }) => gridCode !== '').length;
  const agreeing = placed.filter(({ row, gridCode }) => gridCode !== '' && gridCode === row.label).length;
  const counts = new Map<string, number>();
  for (const { confidence } of placed) counts.set(confidence, (counts.get(confidence) ?? 0) + 1);
  console.log(
    `rows: ${placed.length}\nlocated: ${located} (${percent(located)})\nagreeing: ${agreeing} (${percent(agreeing)})`,
  );
  for (const [confidence, count] of counts) console.log(`confidence ${confidence}: ${count}`);
  console.log(`rows per second: ${Math.round(placed.length / seconds)}`);
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
