import { createSignal, Show } from 'solid-js';
import { changePassword } from '../clientSession.ts';
import { useWords } from '../i18n/language.tsx';
import { useMe } from '../state/me.ts';
import { createSubmission } from '../state/submission.ts';
import { SendForm, TextField } from '../ui/Fields.tsx';
import { FormProblem } from '../ui/FormProblem.tsx';
import form from '../ui/form.module.css';
import styles from './account.module.css';

/** Change the password, or set the first one. */
export function Passwords() {
  const { t } = useWords();
  const store = useMe();
  const sending = createSubmission();
  const [current, setCurrent] = createSignal('');
  const [next, setNext] = createSignal('');
  const [isDone, setDone] = createSignal(false);
  const hasPassword = () => store.me()?.hasPassword ?? false;
  const send = async () => {
    setDone(false);
    await changePassword({ ...(hasPassword() ? { current: current() } : {}), next: next() });
    setCurrent('');
    setNext('');
    setDone(true);
    await store.again();
  };
  return (
    <section class={styles.card} data-testid="password">
      <h2>{t('account.passwordTitle')}</h2>
      <Show when={store.me()?.person?.userName} fallback={<p class={form.quiet}>{t('account.needsName')}</p>}>
        <SendForm
          of={sending}
          label={t('account.passwordTitle')}
          submit={t(hasPassword() ? 'account.change' : 'account.set')}
          onSend={send}
        >
          <p class={form.quiet}>{t(hasPassword() ? 'account.hasPassword' : 'account.noPassword')}</p>
          <Show when={hasPassword()}>
            <TextField
              label={t('account.current')}
              type="password"
              value={current()}
              autocomplete="current-password"
              maxLength={128}
              isRequired
              onInput={setCurrent}
            />
          </Show>
          <TextField
            label={t('account.next')}
            type="password"
            value={next()}
            autocomplete="new-password"
            maxLength={128}
            isRequired
            onInput={setNext}
          />
          <FormProblem of={sending} />
          <Show when={isDone()}>
            <p class={form.done} role="status">
              {t('account.changed')}
            </p>
          </Show>
        </SendForm>
      </Show>
    </section>
  );
}
