import { type Accessor, createSignal, onCleanup } from 'solid-js';

export type ServerClock = {
  /** Milliseconds since 1970 as the server counts them; ticks every second. */
  now: Accessor<number>;
  /** A server time that was just received. `tookMilliseconds`: how long its journey took at most. */
  learn: (instant: string, tookMilliseconds?: number) => void;
};

/**
 * The community's clock. The device's own clock may be wrong by hours, so only its steady counter is used, set by
 * what the server says; the sample with the shortest journey wins until it is ten minutes old.
 */
export function createServerClock(): ServerClock {
  let offset = Date.now() - performance.now();
  let best = { took: Number.POSITIVE_INFINITY, at: 0 };
  const read = () => performance.now() + offset;
  const [now, setNow] = createSignal(read());
  const timer = setInterval(() => setNow(read()), 1000);
  onCleanup(() => clearInterval(timer));
  return {
    now,
    learn: (instant, took = 250) => {
      const parsed = Date.parse(instant);
      const isOld = performance.now() - best.at > 600_000;
      if (Number.isNaN(parsed) || (took > best.took && !isOld)) return;
      best = { took, at: performance.now() };
      offset = parsed + took / 2 - performance.now();
      setNow(read());
    },
  };
}
