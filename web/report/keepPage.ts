/** After the form stands: it is a help for the next visit, and no part of this one. */
const laterMilliseconds = 2000;

/** Lets the phone open this page without a network from the next time on. */
export function keepPage(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const base = import.meta.env.BASE_URL;
  setTimeout(() => {
    // A browser that keeps nothing, as in a private window, opens the page by the network as ever.
    navigator.serviceWorker
      .register(`${base}report-worker.js`, { scope: `${base}report` })
      .catch(() => undefined);
  }, laterMilliseconds);
}
