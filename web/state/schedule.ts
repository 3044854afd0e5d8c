/** One thing to be done later, once: of several plans the earliest stands, so that a storm cannot put it off for ever. */
export function makeSchedule(act: () => void): {
  plan: (waitMilliseconds: number) => void;
  cancel: () => void;
} {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let plannedAt = Number.POSITIVE_INFINITY;
  const cancel = () => {
    clearTimeout(timer);
    plannedAt = Number.POSITIVE_INFINITY;
  };
  return {
    cancel,
    plan: (wait) => {
      const at = performance.now() + wait;
      if (at >= plannedAt) return;
      cancel();
      plannedAt = at;
      timer = setTimeout(() => {
        cancel();
        act();
      }, wait);
    },
  };
}
