import { createSignal } from 'solid-js';
import { signInWithSecondFactor } from '../clientSession.ts';
import { useWords } from '../i18n/language.tsx';
import { createSubmission } from '../state/submission.ts';
import { SendForm, TextField } from '../ui/Fields.tsx';
import { FormProblem } from '../ui/FormProblem.tsx';
import form from '../ui/form.module.css';
import type { SignIn } from './createSignIn.ts';
import styles from './SignInScreen.module.css';

/** After the password: the digits of the authenticator, or a backup code. */
export function SecondFactorForm(props: { signIn: SignIn }) {
  const { t } = useWords();
  const sending = createSubmission();
  const [isBackup, setBackup] = createSignal(false);
  const send = async () => {
    const typed = props.signIn.typed.second.trim();
    const answer = await signInWithSecondFactor(isBackup() ? { backupCode: typed } : { code: typed });
    await props.signIn.take(answer);
  };
  const change = () => {
    props.signIn.type({ second: '' });
    sending.clear();
    setBackup(!isBackup());
  };
  return (
    <>
      <h2>{t('signIn.secondTitle')}</h2>
      <p class={styles.lead}>{t(isBackup() ? 'signIn.backupMore' : 'signIn.secondMore')}</p>
      <SendForm
        of={sending}
        label={t('signIn.secondTitle')}
        submit={t('signIn.confirm')}
        busy={t('signIn.busy')}
        onSend={send}
      >
        <TextField
          label={t(isBackup() ? 'signIn.backupLabel' : 'signIn.codeLabel')}
          value={props.signIn.typed.second}
          autocomplete="one-time-code"
          maxLength={isBackup() ? 40 : 6}
          isCode={!isBackup()}
          isRequired
          isFirst
          onInput={(second) => props.signIn.type({ second })}
        />
        <FormProblem of={sending} />
      </SendForm>
      <p class={styles.first}>
        <button type="button" class={form.link} onClick={change}>
          {t(isBackup() ? 'signIn.totp' : 'signIn.backup')}
        </button>
        {' · '}
        <button type="button" class={form.link} onClick={() => props.signIn.setStep('ways')}>
          {t('signIn.back')}
        </button>
      </p>
    </>
  );
}
