import { For } from 'solid-js';
import type { DemoAccount } from '#contract/session.ts';
import { signInDemo } from '../clientSession.ts';
import { postName } from '../display/names.ts';
import { useWords } from '../i18n/language.tsx';
import { createSubmission } from '../state/submission.ts';
import { FormProblem } from '../ui/FormProblem.tsx';
import type { SignIn } from './createSignIn.ts';
import styles from './SignInScreen.module.css';

/** Ready-made accounts for every role: offered only where there is nothing but demo data. */
export function DemoAccounts(props: { signIn: SignIn; accounts: readonly DemoAccount[] }) {
  const { t, language } = useWords();
  const sending = createSubmission();
  const choose = (account: string) => sending.run(async () => props.signIn.take(await signInDemo(account)));
  return (
    <section class={styles.demo} data-testid="demo-accounts">
      <h2>{t('signIn.demoTitle')}</h2>
      <p class={styles.lead}>{t('signIn.demoMore')}</p>
      <ul class={styles.accounts}>
        <For each={props.accounts}>
          {(one) => (
            <li>
              <button
                type="button"
                data-account={one.account}
                aria-disabled={sending.isBusy()}
                onClick={() => void choose(one.account)}
              >
                <strong>{postName(one.post, language())}</strong>
                <span class={styles.name}>{one.name}</span>
                <span class={styles.area}>{one.areaName ?? t('eyes.whole')}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
      <FormProblem of={sending} />
    </section>
  );
}
