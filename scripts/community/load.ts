import type { CommunitySeed } from '#actions/communitySeed.ts';
import { readConfig } from '../../api/config.ts';
import { listCommunities } from '../../api/db/queries/ground.ts';
import { stepWords } from '../../api/startingSteps.ts';
import { loadSeed } from './loadSeed.ts';
import { openTarget } from './openTarget.ts';
import { nextWords } from './words.ts';

const sayStillMilliseconds = 5000;

/** Creates the community in the database of the environment and says what to do next; gives back the exit code. */
export async function load(seed: CommunitySeed, at: Date): Promise<number> {
  const config = readConfig(process.env);
  const { code, name } = seed.community;
  const startedAt = performance.now();
  const say = (words: string) =>
    console.log(`  ${((performance.now() - startedAt) / 1000).toFixed(1).padStart(5)} s  ${words}`);
  const database = await openTarget(config, (step) => say(stepWords[step]?.en ?? step));
  try {
    say(`writing ${name}: land and people, all or nothing`);
    const still = setInterval(() => say('still writing'), sayStillMilliseconds);
    const outcome = await loadSeed(database.db, seed, at).finally(() => clearInterval(still));
    if (outcome === 'present') {
      console.error(
        `community: community.json: community.code: seen ${code}, which this database already has; wanted another code or another database. Nothing was changed.`,
      );
      return 1;
    }
    say(`${name} (${code}) is loaded.`);
    const others = (await listCommunities(database.db)).map((row) => row.code).filter((one) => one !== code);
    for (const line of nextWords({ code, others, config })) console.log(line);
    return 0;
  } finally {
    await database.close();
  }
}
