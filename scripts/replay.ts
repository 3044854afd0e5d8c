/**
 * `npm run replay -- --areas FILE --area-key KEY --reports FILE --out FILE [--label-key COLUMN] [--time-zone ZONE]`
 * Runs real reports of any city through the intake: a throw-away community is made from the areas, every row goes through
 * the same validation, location and assignment as a report sent to the API, and the placement is written per row. Nothing
 * of it ever touches the database of DATABASE_URL.
 */
import { writeFileSync } from 'node:fs';
import { createCommunity } from '#actions/createCommunity.ts';
import { areasSeed } from './replay/areasSeed.ts';
import { checkOut } from './replay/checkOut.ts';
import { InputFault } from './replay/inputFault.ts';
import { readAreas } from './replay/readAreas.ts';
import { type ReplayArguments, readArguments } from './replay/readArguments.ts';
import { readReports } from './replay/readReports.ts';
import { replayRows } from './replay/replayRows.ts';
import { type Placed, summaryOf } from './replay/summary.ts';
import { withThrowAwayDatabase } from './replay/throwAway.ts';

const code = 'replay';

try {
  await replay(readArguments(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof InputFault)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function replay({ areas, areaKey, reports, out, labelKey, timeZone }: ReplayArguments): Promise<void> {
  const { grids, problems } = readAreas(areas, areaKey);
  const { rows, raggedRows, firstRagged } = readReports(reports, { labelKey, timeZone });
  checkOut(out);
  for (const severity of ['repaired', 'warned'] as const) {
    const found = problems.filter((problem) => problem.severity === severity);
    if (found.length > 0)
      console.log(`areas: ${severity} ${found.length}, the first: ${JSON.stringify(found[0])}`);
  }
  if (raggedRows > 0)
    console.log(
      `reports: ${raggedRows} rows with more or fewer fields than the header (first: ${firstRagged})`,
    );
  console.log(`areas: ${grids.length}\nreports: ${rows.length}`);
  await withThrowAwayDatabase(async (database) => {
    await createCommunity(database.db, areasSeed(code, grids, timeZone), new Date());
    const startedAt = performance.now();
    const placed = await replayRows(database, code, rows);
    const seconds = (performance.now() - startedAt) / 1000;
    writeFileSync(out, textOf(placed));
    for (const line of summaryOf(placed, seconds)) console.log(line);
  });
}

function textOf(placed: readonly Placed[]): string {
  const lines = placed.map(({ id, gridCode, confidence }) =>
    [id, gridCode, confidence].map(quoted).join(','),
  );
  return ['id,gridCode,confidence', ...lines, ''].join('\n');
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
