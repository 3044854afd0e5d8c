import { createSignal, Show } from 'solid-js';
import { ApiError } from '../client.ts';
import { pairDevice } from '../clientKeeping.ts';
import { useWords } from '../i18n/language.tsx';
import { createSubmission } from '../state/submission.ts';
import { SendForm, TextField } from '../ui/Fields.tsx';
import { FormProblem } from '../ui/FormProblem.tsx';
import form from '../ui/form.module.css';
import styles from './admin.module.css';

/** The code that stands on the screen, and what to call it. */
export function PairForm(props: { onPaired: () => void }) {
  const { t } = useWords();
  const sending = createSubmission();
  const [code, setCode] = createSignal('');
  const [name, setName] = createSignal('');
  const [paired, setPaired] = createSignal('');
  const send = async () => {
    setPaired('');
    const device = await pairDevice({ code: code().trim(), name: name().trim() });
    setPaired(device.name);
    setCode('');
    setName('');
    props.onPaired();
  };
  return (
    <section class={styles.card}>
      <h2>{t('admin.pair')}</h2>
      <SendForm of={sending} label={t('admin.pair')} submit={t('admin.pair')} onSend={send}>
        <p class={styles.quiet}>{t('admin.deviceAsk')}</p>
        <TextField label={t('admin.deviceCode')} value={code()} maxLength={20} isRequired onInput={setCode} />
        <TextField
          label={t('admin.deviceName')}
          value={name()}
          placeholder={t('admin.deviceNameHint')}
          maxLength={60}
          isRequired
          onInput={setName}
        />
        <FormProblem
          of={sending}
          own={(error) =>
            error instanceof ApiError && error.status === 404 ? t('admin.pairFailed') : undefined
          }
        />
        <Show when={paired()}>
          <p class={form.done} role="status">
            {t('admin.paired', { name: paired() })}
          </p>
        </Show>
      </SendForm>
    </section>
  );
}
