import { createSignal, Match, Show, Switch } from 'solid-js';
import { endSecondFactor, type SecondFactorSecret, startSecondFactor } from '../clientSession.ts';
import { useWords } from '../i18n/language.tsx';
import { useMe } from '../state/me.ts';
import { createSubmission } from '../state/submission.ts';
import { SendForm, TextField } from '../ui/Fields.tsx';
import { FormProblem } from '../ui/FormProblem.tsx';
import form from '../ui/form.module.css';
import styles from './account.module.css';
import { NewSecret } from './NewSecret.tsx';

/** Off, being set up, on: each with the one thing that can be done then. */
export function SecondFactor() {
  const { t } = useWords();
  const store = useMe();
  const sending = createSubmission();
  const [password, setPassword] = createSignal('');
  const [secret, setSecret] = createSignal<SecondFactorSecret>();
  const isOn = () => store.me()?.hasSecondFactor ?? false;
  const send = async () => {
    if (isOn()) {
      await endSecondFactor(password());
      await store.again();
    } else setSecret(await startSecondFactor(password()));
    setPassword('');
  };
  const finished = async () => {
    await store.again();
    setSecret(undefined);
  };
  return (
    <section class={styles.card} data-testid="second-factor">
      <h2>{t('account.secondTitle')}</h2>
      <Switch>
        <Match when={secret()}>{(one) => <NewSecret secret={one()} onFinished={finished} />}</Match>
        <Match when={!store.me()?.hasPassword}>
          <p class={form.quiet}>
            {t(store.me()?.person?.userName ? 'account.secondNeedsPassword' : 'account.secondNeedsName')}
          </p>
        </Match>
        <Match when={store.me()?.hasPassword}>
          <SendForm
            of={sending}
            label={t('account.secondTitle')}
            submit={t(isOn() ? 'account.end' : 'account.start')}
            isDanger={isOn()}
            onSend={send}
          >
            <Show when={isOn()} fallback={<p class={form.quiet}>{t('account.secondOff')}</p>}>
              <p class={form.done}>{t('account.secondOn')}</p>
            </Show>
            <TextField
              label={t('account.confirmPassword')}
              type="password"
              value={password()}
              autocomplete="current-password"
              maxLength={128}
              isRequired
              onInput={setPassword}
            />
            <FormProblem of={sending} />
          </SendForm>
        </Match>
      </Switch>
    </section>
  );
}
