import { type Accessor, createSignal, onCleanup } from 'solid-js';
import { ApiError } from '../client.ts';

export type Submission = {
  isBusy: Accessor<boolean>;
  error: Accessor<unknown>;
  /** Seconds until it may be tried again, as the server said; 0 when it may. */
  waitSeconds: Accessor<number>;
  clear: () => void;
  /** One at a time. What was typed is never touched by a failure. */
  run: (act: () => Promise<void>) => Promise<void>;
};

/** One form being sent: busy, what went wrong, and how long the server wants it to rest. */
export function createSubmission(): Submission {
  const [isBusy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<unknown>();
  const [waitSeconds, setWait] = createSignal(0);
  let timer: ReturnType<typeof setInterval> | undefined;
  onCleanup(() => clearInterval(timer));
  const rest = (seconds: number) => {
    const until = performance.now() + seconds * 1000;
    const tick = () => {
      const left = Math.max(0, Math.ceil((until - performance.now()) / 1000));
      setWait(left);
      if (left === 0) clearInterval(timer);
    };
    clearInterval(timer);
    timer = setInterval(tick, 500);
    tick();
  };
  return {
    isBusy,
    error,
    waitSeconds,
    clear: () => setError(undefined),
    run: async (act) => {
      if (isBusy() || waitSeconds() > 0) return;
      setBusy(true);
      setError(undefined);
      try {
        await act();
      } catch (problem) {
        setError(problem);
        if (problem instanceof ApiError && problem.retryAfterSeconds) rest(problem.retryAfterSeconds);
      } finally {
        setBusy(false);
      }
    },
  };
}
