import { For } from 'solid-js';
import { signInFirst } from '../clientSession.ts';
import { useWords, type WordKey } from '../i18n/language.tsx';
import { createSubmission } from '../state/submission.ts';
import { SendForm, TextField } from '../ui/Fields.tsx';
import { FormProblem } from '../ui/FormProblem.tsx';
import form from '../ui/form.module.css';
import type { SignIn, Typed } from './createSignIn.ts';
import styles from './SignInScreen.module.css';

const fields: { key: keyof Typed; label: WordKey; autocomplete: string; isSecret?: boolean }[] = [
  { key: 'firstCode', label: 'signIn.firstCode', autocomplete: 'one-time-code' },
  { key: 'name', label: 'signIn.firstName', autocomplete: 'name' },
  { key: 'userName', label: 'signIn.firstUserName', autocomplete: 'username' },
  { key: 'next', label: 'signIn.newPassword', autocomplete: 'new-password', isSecret: true },
];

/** The first administrator of an installation, with the code the server printed. */
export function FirstForm(props: { signIn: SignIn }) {
  const { t } = useWords();
  const sending = createSubmission();
  const send = async () => {
    const { firstCode, name, userName, next } = props.signIn.typed;
    const input = { code: firstCode.trim(), name: name.trim(), userName: userName.trim(), password: next };
    await props.signIn.take(await signInFirst(input));
  };
  return (
    <>
      <h2>{t('signIn.firstTitle')}</h2>
      <p class={styles.lead}>{t('signIn.firstMore')}</p>
      <SendForm of={sending} label={t('signIn.firstTitle')} submit={t('signIn.firstSubmit')} onSend={send}>
        <For each={fields}>
          {({ key, label, autocomplete, isSecret }, at) => (
            <TextField
              label={t(label)}
              type={isSecret ? 'password' : 'text'}
              value={props.signIn.typed[key]}
              autocomplete={autocomplete}
              maxLength={isSecret ? 128 : 60}
              isRequired
              isFirst={at() === 0}
              onInput={(text) => props.signIn.type({ [key]: text })}
            />
          )}
        </For>
        <FormProblem of={sending} />
      </SendForm>
      <p class={styles.first}>
        <button type="button" class={form.link} onClick={() => props.signIn.setStep('ways')}>
          {t('signIn.otherWays')}
        </button>
      </p>
    </>
  );
}
