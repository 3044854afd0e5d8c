/**
 * `npm run community -- example DIR | check DIR | load DIR`: a community of one's own. `example` writes a folder to start from,
 * `check` says everything that is wrong or odd in it, `load` creates the community in the database that DATABASE_URL or DATA_DIR
 * names. Ends with 0 when it was done (warnings allowed), 1 when the folder cannot be loaded or written, 2 when it could not look.
 */
import { readDemoLand } from '../api/demo/readDemoLand.ts';
import { reasonOf } from './auditVerify/reasonOf.ts';
import { exampleFiles } from './community/exampleFiles.ts';
import { linesOf } from './community/findings.ts';
import { load } from './community/load.ts';
import { type Command, readCommand } from './community/readCommand.ts';
import { readCommunity } from './community/readCommunity.ts';
import { readFolder } from './community/readFolder.ts';
import { countWords } from './community/words.ts';
import { writeExample } from './community/writeExample.ts';
import { InputFault } from './replay/inputFault.ts';

try {
  process.exitCode = await run(readCommand(process.argv.slice(2)));
} catch (error) {
  console.error(`community: ${reasonOf(error)}`);
  process.exitCode = 2;
}

async function run({ verb, dir }: Command): Promise<number> {
  if (verb === 'example') return example(dir);
  const at = new Date();
  const read = readCommunity(readFolder(dir), at);
  for (const line of [...linesOf(read.findings.list), ...countWords(read.counts, read.findings)])
    console.log(line);
  if (read.seed === null) {
    console.log(`not loadable: ${dir} has what is marked refused above.`);
    return 1;
  }
  const unpublished = read.findings.keepingFromPublishing();
  if (unpublished > 0) {
    console.log(
      `not loadable: loading publishes the grids; seen ${unpublished} gaps or overlaps of 1 m² and more, wanted every spot in one grid.`,
    );
    return 1;
  }
  if (verb === 'load') return load(read.seed, at);
  console.log(`loadable: npm run community -- load ${dir}`);
  return 0;
}

function example(dir: string): number {
  const files = exampleFiles(readDemoLand(), new Date());
  try {
    writeExample(dir, files);
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    console.error(`community: ${error.message}`);
    return 1;
  }
  console.log(
    `${Object.keys(files).length} files in ${dir}, all of it invented; README.md there says what each of them is.`,
  );
  console.log(`next: npm run community -- check ${dir}`);
  return 0;
}
