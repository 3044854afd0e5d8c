import { type Accessor, createEffect, createSignal, onCleanup, untrack } from 'solid-js';
import { ApiError } from '../client.ts';
import { askForPairing, getMeAsScreen, getOwnDevice } from '../clientScreen.ts';
import { makeSchedule } from '../state/schedule.ts';
import type { ServerClock } from '../state/serverClock.ts';
import { forgetScreen, type Kept, keepScreen, readScreen } from './keptScreen.ts';

export type Screen =
  | { phase: 'public' | 'asking' }
  | { phase: 'pairing'; code: string; expiresAt: number }
  | { phase: 'paired' | 'revoked'; name: string };

const waitingMilliseconds = 3000;
/** A paired screen says that it is alive, and hears that it was revoked. */
const aliveMilliseconds = 30_000;
/** Before the code runs out for good, a new one is asked for. */
const spareMilliseconds = 5000;

const wantsPairing = () => new URLSearchParams(location.search).get('pair') === '1';
/** Paired: the address of an ordinary wall, so that a restarted screen does not pair anew. */
function leavePairing(): void {
  const query = new URLSearchParams(location.search);
  query.delete('pair');
  history.replaceState(null, '', `${location.pathname}${query.size ? `?${query}` : ''}`);
}

/** What this screen is to the server: one of the public, asking to be paired, paired, revoked. Needs no click. */
export function createScreen(isReady: Accessor<boolean>, clock: ServerClock) {
  const [screen, setScreen] = createSignal<Screen>({ phase: 'public' });
  const [wants, setWants] = createSignal(wantsPairing());
  const next = makeSchedule(() => void step());
  const isOver = (kept: Kept) =>
    kept.expiresAt !== null && Date.parse(kept.expiresAt) - spareMilliseconds < clock.now();

  async function ask(): Promise<void> {
    setScreen({ phase: 'asking' });
    const { token, code, expiresAt } = await askForPairing();
    keepScreen({ token, code, expiresAt });
    setScreen({ phase: 'pairing', code, expiresAt: Date.parse(expiresAt) });
    next.plan(waitingMilliseconds);
  }
  async function stateOf(kept: Kept) {
    if (kept.expiresAt !== null) return getOwnDevice(kept.token);
    const { device } = await getMeAsScreen(kept.token);
    return device ? { state: 'paired' as const, name: device.name } : getOwnDevice(kept.token);
  }
  async function look(kept: Kept): Promise<void> {
    const { state, name } = await stateOf(kept);
    if (state === 'waiting') {
      if (!wants()) return;
      setScreen({ phase: 'pairing', code: kept.code, expiresAt: Date.parse(kept.expiresAt ?? '') });
      return next.plan(waitingMilliseconds);
    }
    setScreen({ phase: state, name: name ?? '' });
    if (state === 'revoked') return;
    keepScreen({ ...kept, code: '', expiresAt: null });
    leavePairing();
    setWants(false);
    next.plan(aliveMilliseconds);
  }
  async function step(): Promise<void> {
    const kept = readScreen();
    try {
      if (kept && !isOver(kept)) return await look(kept);
      forgetScreen();
      if (wants()) await ask();
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) forgetScreen();
      next.plan(waitingMilliseconds * 2);
    }
  }
  createEffect(() => isReady() && untrack(() => void step()));
  onCleanup(next.cancel);
  return {
    screen,
    pair: () => {
      forgetScreen();
      setWants(true);
      void step();
    },
    giveUp: () => {
      forgetScreen();
      setScreen({ phase: 'public' });
    },
  };
}
export type ScreenStore = ReturnType<typeof createScreen>;
