import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ChildMessage, EngineStep, ParentMessage } from './messages.ts';

export type EmbeddedEngine = {
  socketDir: string;
  /** Resolves when the engine has closed its files and released the lock. */
  close: () => Promise<void>;
  /** Writes the whole data directory as one tar file; tests start from it. */
  dump: (file: string) => Promise<void>;
  /** Runs when the engine dies without being asked to. */
  onExit: (run: (code: number | null) => void) => void;
};

export class DataDirectoryInUse extends Error {
  readonly pid: number;
  constructor(dataDir: string, pid: number) {
    super(`The data directory ${dataDir} is in use by Mangrid process ${pid}.`);
    this.pid = pid;
  }
}

type Options = { dataDir: string; loadFrom?: string; onProgress?: (step: EngineStep) => void };

/** Starts the embedded engine in a process of its own. Refuses a directory that another Mangrid uses, naming its pid. */
export async function startEmbeddedEngine({
  dataDir,
  loadFrom,
  onProgress,
}: Options): Promise<EmbeddedEngine> {
  const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), [dataDir, loadFrom ?? ''], {
    execArgv: loaders(process.execArgv),
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const socketDir = await ready(child, dataDir, onProgress);
  let isClosing = false;
  return {
    socketDir,
    close: () => {
      isClosing = true;
      return new Promise((resolve) => {
        child.once('exit', () => resolve());
        if (!send(child, { kind: 'close' })) resolve();
      });
    },
    dump: (file) =>
      new Promise((resolve, reject) => {
        child.once('exit', () => reject(new Error('The embedded engine stopped while it was dumping.')));
        child.on('message', (message: ChildMessage) => message.kind === 'dumped' && resolve());
        send(child, { kind: 'dump', file });
      }),
    onExit: (run) => child.once('exit', (code) => !isClosing && run(code)),
  };
}

/** How this process was taught TypeScript, and nothing else of what it was told. */
function loaders(given: readonly string[]): string[] {
  const isLoader = (argument: string | undefined) => argument === '--import' || argument === '--require';
  const kept = given.filter((argument, place) => isLoader(argument) || isLoader(given[place - 1]));
  return kept.some((argument) => argument.includes('tsx')) ? kept : ['--import', 'tsx'];
}

function ready(child: ChildProcess, dataDir: string, onProgress: Options['onProgress']): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`The embedded engine stopped while starting (exit ${code}).`)),
    );
    child.on('message', (message: ChildMessage) => {
      if (message.kind === 'refused') reject(new DataDirectoryInUse(dataDir, message.pid));
      if (message.kind === 'progress') onProgress?.(message.step);
      if (message.kind === 'ready') resolve(message.socketDir);
    });
  });
}

const send = (child: ChildProcess, message: ParentMessage): boolean => child.connected && child.send(message);
