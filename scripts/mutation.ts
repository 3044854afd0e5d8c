/**
 * `npm run mutation`: changes the rules of who sees what in every small way, and counts how many changes the tests of the
 * domain notice. Works on a copy, with a tool of its own folder: nobody who only runs the product has to install it.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const leastPercent = 90;
const root = fileURLToPath(new URL('..', import.meta.url));
const toolDir = join(root, '.cache/stryker');
const tool = join(toolDir, 'node_modules/@stryker-mutator/core/bin/stryker.js');
const copied = ['api', 'geodata', 'test', 'scripts', 'package.json', 'tsconfig.json'];

type Mutant = {
  mutatorName: string;
  replacement?: string;
  status: string;
  location: { start: { line: number } };
};
type Report = { files: Record<string, { mutants: Mutant[] }> };

function run(command: string, args: string[], cwd: string): void {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ${args[0]} ended with ${status}.`);
}

function installTool(): void {
  if (existsSync(tool)) return;
  mkdirSync(toolDir, { recursive: true });
  const packages = ['@stryker-mutator/core@9', '@stryker-mutator/vitest-runner@9'];
  // Its vitest is ours, found further up; without this it would bring another one along.
  const quietly = ['--legacy-peer-deps', '--no-audit', '--no-fund', '--no-package-lock'];
  run('npm', ['install', '--prefix', toolDir, ...quietly, ...packages], toolDir);
}

function mutate(): Report {
  const copy = mkdtempSync(join(tmpdir(), 'mangrid-mutation-'));
  try {
    for (const name of copied) cpSync(join(root, name), join(copy, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    run(process.execPath, [tool, 'run', 'test/mutation/stryker.config.json'], copy);
    return JSON.parse(readFileSync(join(copy, 'mutation.json'), 'utf8')) as Report;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** What was not even compiled or is switched off says nothing about the tests. */
const isCounted = ({ status }: Mutant) => ['Killed', 'Timeout', 'Survived', 'NoCoverage'].includes(status);
const isKilled = ({ status }: Mutant) => status === 'Killed' || status === 'Timeout';

function tell(name: string, mutants: Mutant[]): number {
  const killed = mutants.filter(isKilled).length;
  const percent = mutants.length === 0 ? 0 : (killed / mutants.length) * 100;
  console.log(`${name.padEnd(28)} ${killed}/${mutants.length} killed, ${percent.toFixed(1)} %`);
  return percent;
}

installTool();
const files = Object.entries(mutate().files).map(
  ([name, { mutants }]) => [name, mutants.filter(isCounted)] as const,
);
for (const [name, mutants] of files)
  for (const { location, mutatorName, replacement, status } of mutants.filter((one) => !isKilled(one)))
    console.log(`${status}: ${name}:${location.start.line} ${mutatorName} → ${replacement ?? ''}`);
const percents = files.map(([name, mutants]) => tell(name, mutants));
percents.push(
  tell(
    'all of them',
    files.flatMap(([, mutants]) => mutants),
  ),
);
// Every file by itself: a well-tested one must not hide another.
process.exitCode = percents.every((percent) => percent >= leastPercent) ? 0 : 1;
