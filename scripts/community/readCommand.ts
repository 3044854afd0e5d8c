import { InputFault } from '../replay/inputFault.ts';

export const verbs = ['example', 'check', 'load'] as const;
export type Command = { verb: (typeof verbs)[number]; dir: string };

const usage = 'npm run community -- example DIR | check DIR | load DIR';

/** Reads the command line: one verb and one folder. */
export function readCommand(argv: readonly string[]): Command {
  const [verb, dir, ...rest] = argv;
  const known = verbs.find((one) => one === verb);
  if (known === undefined) throw new InputFault({ where: 'command', seen: verb ?? 'nothing', wanted: usage });
  if (!dir) throw new InputFault({ where: `${known} DIR`, seen: 'nothing', wanted: usage });
  const [more] = dir.startsWith('-') ? [dir] : rest;
  if (more !== undefined) throw new InputFault({ where: 'arguments', seen: more, wanted: usage });
  return { verb: known, dir };
}
