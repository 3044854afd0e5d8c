import { changePassword } from '../clientSession.ts';
import { useWords } from '../i18n/language.tsx';
import { createSubmission } from '../state/submission.ts';
import { SendForm, TextField } from '../ui/Fields.tsx';
import { FormProblem } from '../ui/FormProblem.tsx';
import form from '../ui/form.module.css';
import type { SignIn } from './createSignIn.ts';
import styles from './SignInScreen.module.css';

/** Who came by a link may choose a password now, or later. */
export function NewPasswordStep(props: { signIn: SignIn }) {
  const { t } = useWords();
  const sending = createSubmission();
  const send = async () => {
    await changePassword({ next: props.signIn.typed.next });
    await props.signIn.goOn();
  };
  return (
    <>
      <h2>{t('signIn.passwordTitle')}</h2>
      <p class={styles.lead}>{t('signIn.passwordMore', { userName: props.signIn.userName() })}</p>
      <SendForm of={sending} label={t('signIn.passwordTitle')} submit={t('signIn.setPassword')} onSend={send}>
        <TextField
          label={t('signIn.newPassword')}
          type="password"
          value={props.signIn.typed.next}
          autocomplete="new-password"
          maxLength={128}
          isRequired
          isFirst
          onInput={(next) => props.signIn.type({ next })}
        />
        <FormProblem of={sending} />
      </SendForm>
      <p class={styles.first}>
        <button type="button" class={form.link} onClick={() => void props.signIn.goOn()}>
          {t('signIn.skip')}
        </button>
      </p>
    </>
  );
}
