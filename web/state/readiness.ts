import { type Accessor, createSignal, onCleanup } from 'solid-js';
import type { Health } from '#contract/health.ts';
import { ApiError, getHealth } from '../client.ts';
import { waitBefore } from './retry.ts';

export type Readiness =
  | { phase: 'asking' }
  | { phase: 'starting'; progress: Health['progress'] }
  | { phase: 'unreachable'; attempt: number; retryAt: number }
  | { phase: 'ready'; health: Health };

const pollMilliseconds = 1000;
const rule = { firstMilliseconds: 1000, mostMilliseconds: 15_000 };

/** Asks the server until it is ready, with its own progress while it starts. Needs no click, ever. */
export function createReadiness(): Accessor<Readiness> {
  const [readiness, setReadiness] = createSignal<Readiness>({ phase: 'asking' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  async function ask(): Promise<void> {
    try {
      const health = await getHealth();
      attempt = 0;
      if (health.status === 'ok') return void setReadiness({ phase: 'ready', health });
      setReadiness({ phase: 'starting', progress: health.progress });
      timer = setTimeout(ask, pollMilliseconds);
    } catch (error) {
      attempt += 1;
      const wait = waitBefore(attempt, rule);
      const isStarting = error instanceof ApiError && error.code === 'starting';
      if (isStarting) setReadiness({ phase: 'starting', progress: undefined });
      else setReadiness({ phase: 'unreachable', attempt, retryAt: performance.now() + wait });
      timer = setTimeout(ask, wait);
    }
  }
  void ask();
  onCleanup(() => clearTimeout(timer));
  return readiness;
}
