import { createSignal, onCleanup } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { makeSchedule } from '../state/schedule.ts';
import type { Photos } from './createPhotos.ts';
import { type Queued, waitAfter } from './outboxRules.ts';
import type { PhoneStore } from './phoneStore.ts';
import { sendReport } from './sendReport.ts';

export type Outbox = {
  items: Queued[];
  /** The one being sent now. */
  sendingId: () => string | null;
  /** When the next try is due, milliseconds of performance.now(). */
  nextTryAt: () => number | null;
  add: (item: Queued) => Promise<void>;
  drop: (id: string) => Promise<void>;
  tryNow: () => void;
};

const plain = (item: Queued) => JSON.parse(JSON.stringify(item)) as Queued;
const isWaiting = ({ state }: Queued) => state === 'waiting';

/** Reports leave the phone one after the other, as often as it takes, each with the id it was given at the start. */
export function createOutbox(store: Promise<PhoneStore>, photos: Photos): Outbox {
  const [items, setItems] = createStore<Queued[]>([]);
  const [sendingId, setSendingId] = createSignal<string | null>(null);
  const [nextTryAt, setNextTryAt] = createSignal<number | null>(null);
  const later = makeSchedule(() => void run());
  let isRunning = false;

  const keep = async (item: Queued) => {
    const at = items.findIndex(({ id }) => id === item.id);
    setItems(at < 0 ? items.length : at, reconcile(item));
    const kept = await store;
    await kept.keepQueued(plain(item)).catch(() => undefined);
    if (item.state === 'received') await kept.dropPhotos(item.body.photoIds ?? []);
  };
  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    later.cancel();
    setNextTryAt(null);
    let wish: number | null = null;
    for (const item of items.filter(isWaiting).map(plain)) {
      setSendingId(item.id);
      wish = await sendReport(item, { photos, keep });
    }
    setSendingId(null);
    isRunning = false;
    // One that was added meanwhile has not had its first try yet.
    if (items.some((item) => isWaiting(item) && item.attempt === 0)) return run();
    const attempts = items.filter(isWaiting).map(({ attempt }) => Math.max(1, attempt));
    if (attempts.length === 0) return;
    const wait = waitAfter(Math.min(...attempts), wish);
    setNextTryAt(performance.now() + wait);
    later.plan(wait);
  }
  const tryNow = () => void run();
  void store
    .then((kept) => kept.readQueue())
    .then((queue) => {
      const known = new Set(items.map(({ id }) => id));
      setItems([...queue.filter(({ id }) => !known.has(id)), ...items]);
      if (items.some(isWaiting)) tryNow();
    });
  addEventListener('online', tryNow);
  onCleanup(() => {
    later.cancel();
    removeEventListener('online', tryNow);
  });
  return {
    items,
    sendingId,
    nextTryAt,
    tryNow,
    add: async (item) => {
      await keep(item);
      tryNow();
    },
    drop: async (id) => {
      setItems((all) => all.filter((one) => one.id !== id));
      await (await store).dropQueued(id);
    },
  };
}
