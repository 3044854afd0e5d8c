import { Show } from 'solid-js';
import { ApiError } from '../client.ts';
import { useWords } from '../i18n/language.tsx';
import { FormProblem } from '../ui/FormProblem.tsx';
import form from '../ui/form.module.css';
import { Waiting } from '../ui/Waiting.tsx';
import type { SignIn } from './createSignIn.ts';
import styles from './SignInScreen.module.css';

/** A personal link signs in at once; one that does not says what to do. */
export function LinkStep(props: { signIn: SignIn }) {
  const { t } = useWords();
  const isRefused = (error: unknown) => error instanceof ApiError && error.code === 'sign_in_failed';
  return (
    <Show when={props.signIn.link.error()} fallback={<Waiting title={t('signIn.linkBusy')} />}>
      {(error) => (
        <div class={form.form}>
          <h2>{t('signIn.linkFailed')}</h2>
          <Show when={isRefused(error())} fallback={<FormProblem of={props.signIn.link} />}>
            <p class={styles.lead} role="alert">
              {t('signIn.linkFailedMore')}
            </p>
          </Show>
          <div class={form.buttons}>
            <Show when={!isRefused(error())}>
              <button type="button" class={form.primary} onClick={props.signIn.tryLink}>
                {t('error.retry')}
              </button>
            </Show>
            <button type="button" class={form.second} onClick={() => props.signIn.setStep('ways')}>
              {t('signIn.otherWays')}
            </button>
          </div>
        </div>
      )}
    </Show>
  );
}
