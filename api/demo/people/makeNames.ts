import { makeRandom } from '../random.ts';
import {
  type Age,
  type DenyList,
  denyList,
  givenNames,
  isDenied,
  mongolianNames,
  surnames,
} from './nameLists.ts';

/** About one name in ten is Mongolian. */
const mongolianShare = 0.1;

/** Gives a new full name at every call, never one twice and never one on the deny-list. */
export function makeNames(seed: string, denied: DenyList = denyList): (ages: readonly Age[]) => string {
  const random = makeRandom(`${seed}:names`);
  const used = new Set<string>();
  const mongolian = random.shuffle(mongolianNames).filter((name) => !isDenied(name, denied));
  const invent = (ages: readonly Age[]): string => {
    if (mongolian.length > 0 && random.next() < mongolianShare) return mongolian.pop() as string;
    return random.pick(surnames) + random.pick(givenNames[random.pick(ages)]);
  };
  return (ages) => {
    for (let attempt = 0; attempt < 1000; attempt += 1) {
      const name = invent(ages);
      if (used.has(name) || isDenied(name, denied)) continue;
      used.add(name);
      return name;
    }
    throw new Error(`No new name for ages ${ages.join(', ')} after 1000 attempts (${used.size} are in use).`);
  };
}
