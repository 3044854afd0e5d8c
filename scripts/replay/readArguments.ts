import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { InputFault } from './inputFault.ts';

export type ReplayArguments = {
  areas: string;
  areaKey: string;
  reports: string;
  out: string;
  /** The column with the city's own answer; null: the usual one, if it is there. */
  labelKey: string | null;
  /** The throw-away community's IANA zone: a `created_at` without an offset is meant in it. */
  timeZone: string;
};

const usage =
  '--areas FILE --area-key KEY --reports FILE --out FILE [--label-key COLUMN] [--time-zone ZONE, else UTC]';

/** Reads the command line; refuses what is missing, unknown, or would overwrite the input. */
export function readArguments(argv: readonly string[]): ReplayArguments {
  const values = parse(argv);
  const needed = (name: 'areas' | 'area-key' | 'reports' | 'out'): string => {
    const value = values[name];
    if (!value) throw new InputFault({ where: `--${name}`, seen: 'nothing', wanted: usage });
    return value;
  };
  const [areas, areaKey, reports, out] = [
    needed('areas'),
    needed('area-key'),
    needed('reports'),
    needed('out'),
  ];
  if ([areas, reports].some((input) => resolve(input) === resolve(out)))
    throw new InputFault({ where: '--out', seen: out, wanted: 'another file than the input' });
  const timeZone = values['time-zone'] ?? 'UTC';
  if (!isZone(timeZone))
    throw new InputFault({ where: '--time-zone', seen: timeZone, wanted: 'an IANA zone: America/New_York' });
  return { areas, areaKey, reports, out, labelKey: values['label-key'] ?? null, timeZone };
}

function parse(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...argv],
      options: {
        areas: text,
        'area-key': text,
        reports: text,
        out: text,
        'label-key': text,
        'time-zone': text,
      },
    }).values;
  } catch (error) {
    throw new InputFault({ where: 'arguments', seen: (error as Error).message, wanted: usage });
  }
}

function isZone(timeZone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone }));
  } catch {
    return false;
  }
}
