import { type Anchoring, anchorAudit } from '#actions/anchorAudit.ts';

const minute = 60_000;

/**
 * Anchors the logs outside the database now and once a minute: what is rolled back within that minute leaves no trace. Closing
 * anchors once more.
 */
export function anchorHeads(
  anchoring: Omit<Anchoring, 'onLoss'>,
  onError: (error: unknown) => void,
): { close: () => Promise<void> } {
  const anchor = anchorAudit({ ...anchoring, onLoss: onError });
  // One after the other: two at once would write the same head twice.
  let writing = Promise.resolve();
  const next = () => {
    writing = writing.then(anchor).catch(onError);
    return writing;
  };
  void next();
  const timer = setInterval(next, minute);
  timer.unref();
  return {
    close: () => {
      clearInterval(timer);
      return next();
    },
  };
}
