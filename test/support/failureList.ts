import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

type Failure = { file: string; test: string; errors: readonly { message: string }[] };

const longest = 300;
/** The file, the test and what it said, short enough that the end of a log holds a whole list of them. */
export function failureLine({ file, test, errors }: Failure): string {
  const said = errors.map(({ message }) => message.replace(/\s+/g, ' ')).join(' | ') || 'no message';
  const line = `${file} › ${test}: ${said}`;
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

/**
 * Writes every failure of a run to the file that FAILURES_FILE names, a line each, for `npm test` to say again at its
 * very end: where only the end of a log is kept, it must say which test failed.
 */
export class FailureList implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const path = process.env.FAILURES_FILE;
    if (!path) return;
    const failures: Failure[] = unhandled.map((error) => ({
      file: 'outside any test',
      test: error.name ?? 'Error',
      errors: [error],
    }));
    for (const module of modules) {
      const file = module.relativeModuleId;
      const ofFile = module.errors();
      if (ofFile.length > 0) failures.push({ file, test: '(the file)', errors: ofFile });
      for (const suite of module.children.allSuites())
        if (suite.errors().length > 0) failures.push({ file, test: suite.fullName, errors: suite.errors() });
      for (const test of module.children.allTests('failed'))
        failures.push({ file, test: test.fullName, errors: test.result().errors ?? [] });
    }
    writeFileSync(path, failures.map((failure) => `${failureLine(failure)}\n`).join(''));
  }
}
