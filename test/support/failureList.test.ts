import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { failureLine } from './failureList.ts';
import { root } from './sources.ts';

// Inside the project, so that the small run finds vitest.
mkdirSync(join(root, '.cache'), { recursive: true });
const folder = mkdtempSync(join(root, '.cache/failures-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the list of failures', () => {
  it('names each failed test, each failed file and what was thrown outside, and nothing else', () => {
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
    const list = join(folder, 'list');
    write(
      'vitest.config.ts',
      `import { FailureList } from '${join(root, 'test/support/failureList.ts')}';
       export default { test: { root: '${folder}', reporters: [new FailureList()] } };`,
    );
    write(
      'one.test.ts',
      `import { expect, it } from 'vitest';
       it('adds', () => expect(1 + 1).toBe(3));
       it('is right', () => expect(1).toBe(1));
       it('leaves a promise', () => void Promise.reject(new Error('nobody waited')));`,
    );
    write('two.test.ts', `throw new Error('no such ground');`);
    const { status } = spawnSync('npx', ['vitest', 'run', '--config', join(folder, 'vitest.config.ts')], {
      cwd: root,
      env: { ...process.env, FAILURES_FILE: list },
    });
    expect(status).toBe(1);
    const lines = readFileSync(list, 'utf8').trimEnd().split('\n').sort();
    expect(lines).toEqual([
      expect.stringContaining('one.test.ts › adds: expected 2 to be 3'),
      'outside any test › Error: nobody waited',
      'two.test.ts › (the file): no such ground',
    ]);
  });

  it('keeps a line short, and on one line', () => {
    const line = failureLine({
      file: 'a.test.ts',
      test: 'b',
      errors: [{ message: `x\n${'y'.repeat(999)}` }],
    });
    expect(line).toHaveLength(300);
    expect(line).not.toContain('\n');
  });
});
