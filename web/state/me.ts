import { type Accessor, createContext, createEffect, createSignal, onCleanup, useContext } from 'solid-js';
import type { Post } from '#contract/lists.ts';
import type { DemoAccount, Me } from '#contract/session.ts';
import { whenRefused } from '../client.ts';
import { getDemoAccounts, getMe, signInDemo, signOut } from '../clientSession.ts';
import { isNobody, type Right, rightTo } from '../display/rights.ts';
import { pageLink, signInLink } from '../display/sitePath.ts';
import { waitBefore } from './retry.ts';

/** What a page does when nobody is signed in: go and sign in, stay, or begin as a ready-made account where there is one. */
export type WhenNobody = 'sign-in' | 'stay' | { demoPost: Post };
export type MeStore = {
  me: Accessor<Me | undefined>;
  error: Accessor<unknown>;
  /** The session ended while the page was open; what is on it stays until somebody has signed in again. */
  isEnded: Accessor<boolean>;
  right: (action: string) => Right;
  /** Undefined until asked for; empty where there are none. */
  demoAccounts: Accessor<readonly DemoAccount[] | undefined>;
  askDemoAccounts: () => Promise<readonly DemoAccount[]>;
  /** Known with them: whether the first administrator is still to come. */
  needsFirst: Accessor<boolean>;
  switchTo: (account: string) => Promise<void>;
  leave: () => Promise<void>;
  again: () => Promise<void>;
};

const MeContext = createContext<MeStore>();
export const MeProvider = MeContext.Provider;
export function useMe(): MeStore {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe outside MeProvider');
  return me;
}

const afterFailure = { firstMilliseconds: 1000, mostMilliseconds: 15_000 };

/** Whose eyes this page looks through: asked before anything else, and again whenever the server refuses something. */
export function createMe(isReady: Accessor<boolean>, whenNobody: WhenNobody): MeStore {
  const [me, setMe] = createSignal<Me>();
  const [error, setError] = createSignal<unknown>();
  const [isEnded, setEnded] = createSignal(false);
  const [needsFirst, setNeedsFirst] = createSignal(false);
  const [demoAccounts, setDemoAccounts] = createSignal<readonly DemoAccount[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading: Promise<void> | undefined;
  let attempt = 0;

  const askDemoAccounts = async () => {
    const known = demoAccounts();
    if (known) return known;
    const { items, needsFirst: isFirst } = await getDemoAccounts();
    setDemoAccounts(items);
    setNeedsFirst(isFirst);
    return items;
  };
  /** Undefined while the browser is on its way to the sign-in page. */
  async function begin(nobody: Me): Promise<Me | undefined> {
    if (whenNobody === 'stay') return nobody;
    const wanted = whenNobody === 'sign-in' ? null : whenNobody.demoPost;
    const account = wanted && (await askDemoAccounts()).find(({ post }) => post === wanted);
    if (!account) return void location.replace(signInLink());
    await signInDemo(account.account);
    return getMe();
  }
  const take = (next: Me) => {
    const before = me();
    const isOver = before && isNobody(next) && !isNobody(before);
    if (isOver && whenNobody !== 'stay') return void setEnded(true);
    // Somebody else signed in beside this page: nothing of the one before may stay on it.
    if (before?.person && next.person && before.person.id !== next.person.id) return location.reload();
    setEnded(false);
    if (JSON.stringify(before) !== JSON.stringify(next)) setMe(next);
  };
  async function read(): Promise<void> {
    clearTimeout(timer);
    try {
      const answer = await getMe();
      const next = !me() && isNobody(answer) ? await begin(answer) : answer;
      attempt = 0;
      setError(undefined);
      if (next) take(next);
    } catch (problem) {
      setError(problem);
      timer = setTimeout(() => void again(), waitBefore(++attempt, afterFailure));
    }
  }
  const again = () => {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  };

  createEffect(() => isReady() && void again());
  whenRefused(() => void again());
  const onVisible = () => document.visibilityState === 'visible' && me() && void again();
  document.addEventListener('visibilitychange', onVisible);
  onCleanup(() => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onVisible);
  });
  return {
    me,
    error,
    isEnded,
    right: (action) => rightTo(me(), action),
    demoAccounts,
    askDemoAccounts,
    needsFirst,
    switchTo: async (account) => {
      await signInDemo(account);
      location.reload();
    },
    leave: async () => {
      await signOut();
      location.assign(pageLink('/sign-in'));
    },
    again,
  };
}
