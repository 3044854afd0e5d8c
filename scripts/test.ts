/**
 * `npm test`: types, lint, house rules, unit, property, database and API tests on both engines, browser tests. What the
 * machine lacks is installed where that is allowed, and otherwise named loudly at the end. With CI set nothing is skipped.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingNeeds, type Need, tryInstall } from './needs.ts';
import { buildWeb, isWebFresh } from './webBuild.ts';

const isStrict = Boolean(process.env.CI);
const startedAt = Date.now();
const failed: string[] = [];
const failures: string[] = [];
const listFolder = mkdtempSync(join(tmpdir(), 'mangrid-failures-'));
process.once('exit', () => rmSync(listFolder, { recursive: true, force: true }));

function step(name: string, command: string, args: string[]): void {
  console.log(`\n── ${name}`);
  const list = join(listFolder, `${failed.length}-${name.replace(/\W+/g, '-')}`);
  const { status, signal } = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, FAILURES_FILE: list },
  });
  if (status === 0) return;
  failed.push(name);
  const lines = existsSync(list) ? readFileSync(list, 'utf8').split('\n').filter(Boolean) : [];
  const ended = `(no test named) ended with ${signal ?? `exit code ${status}`}`;
  failures.push(...(lines.length > 0 ? lines : [ended]).map((line) => `${name} › ${line}`));
}

let missing = missingNeeds();
if (missing.length > 0) {
  console.log(`This machine lacks: ${missing.map(({ name }) => name).join(', ')}.`);
  missing = tryInstall(missing);
}

step('types', 'npx', ['tsc']);
step('lint', 'npx', ['biome', 'check', '--error-on-warnings', '.']);
const projects = ['pure', 'embedded', 'postgresql', 'browser'].filter(
  (project) => !missing.some(({ projects: stopped }) => stopped.includes(project)),
);
if (projects.includes('browser') && !isWebFresh()) {
  console.log('\n── pages');
  await buildWeb().catch((error: Error) => failed.push(error.message));
}
for (const project of projects)
  step(`tests: ${project}`, 'npx', [
    'vitest',
    'run',
    '--config',
    'test/vitest.config.ts',
    '--project',
    project,
  ]);

report(missing);

function report(left: Need[]): void {
  const minutes = ((Date.now() - startedAt) / 60_000).toFixed(1);
  if (left.length > 0) {
    console.log('\n════════ NOT RUN ════════');
    for (const { name, projects: stopped, install } of left)
      console.log(`  ${stopped.join(', ')}: ${name} is missing (${install})`);
  }
  if (failures.length > 0) console.log(`\n${failures.join('\n')}`);
  if (failed.length > 0) console.log(`\nFAILED: ${failed.join(', ')} (${minutes} min)`);
  else console.log(`\nEverything that ran passed (${minutes} min).`);
  process.exit(failed.length > 0 || (isStrict && left.length > 0) ? 1 : 0);
}
