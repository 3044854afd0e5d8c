import { For, Match, Show, Switch } from 'solid-js';
import { signInWithPassword } from '../clientSession.ts';
import { useWords } from '../i18n/language.tsx';
import { useMe } from '../state/me.ts';
import { createSubmission } from '../state/submission.ts';
import { SendForm, TextField } from '../ui/Fields.tsx';
import { FormProblem } from '../ui/FormProblem.tsx';
import form from '../ui/form.module.css';
import { type SignIn, ways } from './createSignIn.ts';
import { PhoneForm } from './PhoneForm.tsx';
import styles from './SignInScreen.module.css';

/** User name and password, or a code to the phone. */
export function WaysForm(props: { signIn: SignIn }) {
  const { t } = useWords();
  const store = useMe();
  return (
    <>
      <h2>{t('signIn.title')}</h2>
      <p class={styles.lead}>{t('signIn.lead')}</p>
      <fieldset class={`${form.tabs} ${styles.ways}`}>
        <legend class="visually-hidden">{t('signIn.ways')}</legend>
        <For each={ways}>
          {(way) => (
            <button
              type="button"
              aria-pressed={props.signIn.way() === way}
              onClick={() => props.signIn.setWay(way)}
            >
              {t(`signIn.${way}`)}
            </button>
          )}
        </For>
      </fieldset>
      <Switch>
        <Match when={props.signIn.way() === 'password'}>
          <PasswordForm signIn={props.signIn} />
        </Match>
        <Match when={props.signIn.way() === 'phone'}>
          <PhoneForm signIn={props.signIn} />
        </Match>
      </Switch>
      <Show when={store.needsFirst()}>
        <p class={styles.first}>
          <button type="button" class={form.link} onClick={() => props.signIn.setStep('first')}>
            {t('signIn.firstLink')}
          </button>
        </p>
      </Show>
    </>
  );
}

function PasswordForm(props: { signIn: SignIn }) {
  const { t } = useWords();
  const sending = createSubmission();
  const send = async () => {
    const { userName, password } = props.signIn.typed;
    await props.signIn.take(await signInWithPassword({ userName: userName.trim(), password }));
  };
  return (
    <SendForm
      of={sending}
      label={t('signIn.password')}
      submit={t('signIn.submit')}
      busy={t('signIn.busy')}
      onSend={send}
    >
      <TextField
        label={t('signIn.userName')}
        value={props.signIn.typed.userName}
        autocomplete="username"
        maxLength={40}
        isRequired
        onInput={(userName) => props.signIn.type({ userName })}
      />
      <TextField
        label={t('signIn.passwordLabel')}
        type="password"
        value={props.signIn.typed.password}
        autocomplete="current-password"
        maxLength={128}
        isRequired
        onInput={(password) => props.signIn.type({ password })}
      />
      <FormProblem of={sending} />
    </SendForm>
  );
}
