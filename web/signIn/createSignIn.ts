import { type Accessor, createSignal, onCleanup } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { SignInAnswer } from '#contract/session.ts';
import { getMe, signInWithLink } from '../clientSession.ts';
import { homeOf } from '../display/rights.ts';
import { pageLink, sitePath } from '../display/sitePath.ts';
import { createSubmission, type Submission } from '../state/submission.ts';

export const ways = ['password', 'phone'] as const;
export type Way = (typeof ways)[number];
export type Step = 'ways' | 'second-factor' | 'link' | 'new-password' | 'first';
/** Everything that may be typed here, in one place, so that nothing is lost on the way between the steps. */
const empty = {
  userName: '',
  password: '',
  phone: '',
  code: '',
  second: '',
  firstCode: '',
  name: '',
  next: '',
};
export type Typed = typeof empty;
export type SignIn = {
  step: Accessor<Step>;
  setStep: (step: Step) => void;
  way: Accessor<Way>;
  setWay: (way: Way) => void;
  typed: Typed;
  type: (change: Partial<Typed>) => void;
  /** User name of who came by a link and may set a password now. */
  userName: Accessor<string>;
  link: Submission;
  tryLink: () => void;
  take: (answer: SignInAnswer) => Promise<void>;
  goOn: () => Promise<void>;
};

/** The token leaves the address bar, and with it the history, before anything is done with it. */
function takeToken(): string | undefined {
  const token = /^#link=(.+)$/.exec(location.hash)?.[1];
  if (token) history.replaceState(null, '', location.pathname + location.search);
  return token && decodeURIComponent(token);
}

export function createSignIn(): SignIn {
  let token = takeToken();
  const firstStep = (): Step => (token ? 'link' : location.hash.startsWith('#first') ? 'first' : 'ways');
  const [step, setStep] = createSignal<Step>(firstStep());
  const [way, setWay] = createSignal<Way>('password');
  const [typed, type] = createStore<Typed>({ ...empty });
  const [userName, setUserName] = createSignal('');
  const link = createSubmission();

  async function goOn(): Promise<void> {
    const wanted = sitePath(new URLSearchParams(location.search).get('to'), location.origin);
    location.assign(wanted ?? pageLink(homeOf(await getMe())));
  }
  async function take({ next }: SignInAnswer): Promise<void> {
    if (next === 'second-factor') return void setStep('second-factor');
    await goOn();
  }
  const tryLink = () =>
    void link.run(async () => {
      await signInWithLink(token ?? '');
      const { hasPassword, person } = await getMe();
      if (hasPassword || !person?.userName) return goOn();
      setUserName(person.userName);
      setStep('new-password');
    });
  const onHash = () => {
    token = takeToken() ?? token;
    setStep(firstStep());
    if (token) tryLink();
  };
  addEventListener('hashchange', onHash);
  onCleanup(() => removeEventListener('hashchange', onHash));
  if (token) tryLink();
  return { step, setStep, way, setWay, typed, type, userName, link, tryLink, take, goOn };
}
