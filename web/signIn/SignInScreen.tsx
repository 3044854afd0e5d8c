import { Match, onMount, Show, Switch } from 'solid-js';
import { postingWords } from '../display/postings.ts';
import { useWords } from '../i18n/language.tsx';
import { useMe } from '../state/me.ts';
import form from '../ui/form.module.css';
import { createSignIn } from './createSignIn.ts';
import { DemoAccounts } from './DemoAccounts.tsx';
import { FirstForm } from './FirstForm.tsx';
import { LinkStep } from './LinkStep.tsx';
import { NewPasswordStep } from './NewPasswordStep.tsx';
import { SecondFactorForm } from './SecondFactorForm.tsx';
import styles from './SignInScreen.module.css';
import { WaysForm } from './WaysForm.tsx';

/** One way in at a time on the left, ready-made accounts on the right where there are any. */
export function SignInScreen() {
  const { t, language } = useWords();
  const store = useMe();
  const signIn = createSignIn();
  onMount(() => void store.askDemoAccounts().catch(() => undefined));
  const already = () => {
    const person = signIn.step() === 'ways' ? store.me()?.person : undefined;
    const post = store.me()?.postings[0];
    return person && [post && postingWords(post, language()), person.name].filter(Boolean).join(' · ');
  };
  const hasDemo = () => (store.demoAccounts()?.length ?? 0) > 0 && signIn.step() === 'ways';
  return (
    <div class={styles.screen} data-demo={hasDemo()} data-testid="sign-in">
      <section class={styles.box} aria-live="polite">
        <Show when={already()}>
          {(who) => (
            <p class={styles.already}>
              <span>{t('signIn.already', { who: who() })}</span>
              <button type="button" class={form.second} onClick={() => void signIn.goOn()}>
                {t('signIn.continue')}
              </button>
            </p>
          )}
        </Show>
        <Switch fallback={<WaysForm signIn={signIn} />}>
          <Match when={signIn.step() === 'second-factor'}>
            <SecondFactorForm signIn={signIn} />
          </Match>
          <Match when={signIn.step() === 'link'}>
            <LinkStep signIn={signIn} />
          </Match>
          <Match when={signIn.step() === 'new-password'}>
            <NewPasswordStep signIn={signIn} />
          </Match>
          <Match when={signIn.step() === 'first'}>
            <FirstForm signIn={signIn} />
          </Match>
        </Switch>
      </section>
      <Show when={hasDemo()}>
        <DemoAccounts signIn={signIn} accounts={store.demoAccounts() ?? []} />
      </Show>
    </div>
  );
}
