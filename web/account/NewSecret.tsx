import { createSignal, For } from 'solid-js';
import { encode } from 'uqr';
import { confirmSecondFactor, type SecondFactorSecret } from '../clientSession.ts';
import { useWords } from '../i18n/language.tsx';
import { createSubmission } from '../state/submission.ts';
import { Copyable } from '../ui/Copyable.tsx';
import { SendForm, TextField } from '../ui/Fields.tsx';
import { FormProblem } from '../ui/FormProblem.tsx';
import form from '../ui/form.module.css';
import styles from './account.module.css';

/** The secret for the authenticator and the backup codes, shown this once; then its first code. */
export function NewSecret(props: { secret: SecondFactorSecret; onFinished: () => Promise<void> }) {
  const { t } = useWords();
  const sending = createSubmission();
  const [code, setCode] = createSignal('');
  const send = async () => {
    await confirmSecondFactor(code().trim());
    await props.onFinished();
  };
  return (
    <div class={form.form}>
      <p>{t('account.scan')}</p>
      <QrCode text={props.secret.uri} />
      <p class={form.quiet}>{t('account.uri')}</p>
      <Copyable text={props.secret.uri} label={t('account.uri')} testId="otpauth" />
      <h3>{t('account.backupTitle')}</h3>
      <p class={form.quiet}>{t('account.backupMore')}</p>
      <ul class={styles.backup} data-testid="backup-codes">
        <For each={props.secret.backupCodes}>{(one) => <li>{one}</li>}</For>
      </ul>
      <SendForm of={sending} label={t('account.confirm')} submit={t('account.confirm')} onSend={send}>
        <TextField
          label={t('account.confirmCode')}
          value={code()}
          autocomplete="one-time-code"
          maxLength={6}
          isCode
          isRequired
          onInput={setCode}
        />
        <FormProblem of={sending} />
      </SendForm>
    </div>
  );
}

/** Black on white whatever the theme: cameras want it so. */
function QrCode(props: { text: string }) {
  const { t } = useWords();
  const code = () => encode(props.text, { ecc: 'M', border: 3 });
  const dark = () =>
    code()
      .data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
      .join('');
  return (
    <svg
      class={styles.qr}
      viewBox={`0 0 ${code().size} ${code().size}`}
      role="img"
      aria-label={t('account.qr')}
      shape-rendering="crispEdges"
    >
      <rect width={code().size} height={code().size} />
      <path d={dark()} />
    </svg>
  );
}
