import { createSignal, For, Show } from 'solid-js';
import type { erasable as erasableOfWire } from '#contract/personal.ts';
import { ApiError } from '../client.ts';
import { erasePersonal } from '../clientKeeping.ts';
import { useWords } from '../i18n/language.tsx';
import { createSubmission } from '../state/submission.ts';
import { TextField } from '../ui/Fields.tsx';
import form from '../ui/form.module.css';
import styles from './admin.module.css';
import { ReasonForm } from './ReasonForm.tsx';

type What = (typeof erasableOfWire)[number];
const erasable = ['contact', 'text', 'photos'] as const satisfies readonly What[];

/** What one sender told about themselves goes; ticket, reasons and the log stay. */
export function Erase() {
  const { t, tl } = useWords();
  const sending = createSubmission();
  const [reportId, setReportId] = createSignal('');
  const [what, setWhat] = createSignal<readonly What[]>(['contact']);
  const [isSure, setSure] = createSignal(false);
  const [isDone, setDone] = createSignal(false);
  const toggle = (one: What) => setWhat(erasable.filter((each) => (each === one) !== what().includes(each)));
  const send = async (reason: string) => {
    setDone(false);
    await erasePersonal(reportId().trim(), { what: [...what()], reason });
    setReportId('');
    setSure(false);
    setDone(true);
  };
  return (
    <section class={`${styles.card} ${styles.narrow}`} data-testid="erase">
      <h2>{t('admin.erase')}</h2>
      <ReasonForm
        of={sending}
        label={t('admin.erase')}
        submit={t('admin.eraseSubmit')}
        hint={t('admin.eraseHint')}
        onSend={send}
        own={(error) =>
          error instanceof ApiError && error.status === 404 ? t('admin.eraseMissing') : undefined
        }
      >
        <p class={styles.quiet}>{t('admin.eraseMore')}</p>
        <TextField
          label={t('admin.reportId')}
          value={reportId()}
          placeholder={t('admin.reportIdHint')}
          maxLength={36}
          isRequired
          onInput={setReportId}
        />
        <fieldset class={form.choices}>
          <legend>{t('admin.what')}</legend>
          <For each={erasable}>
            {(one) => (
              <label class={form.choice}>
                <input type="checkbox" checked={what().includes(one)} onChange={() => toggle(one)} />
                {tl('erasable', one)}
              </label>
            )}
          </For>
        </fieldset>
        <label class={form.choice}>
          <input
            type="checkbox"
            required
            checked={isSure()}
            onChange={(event) => setSure(event.currentTarget.checked)}
          />
          {t('admin.eraseSure')}
        </label>
        <Show when={isDone()}>
          <p class={form.done} role="status">
            {t('admin.erased')}
          </p>
        </Show>
      </ReasonForm>
    </section>
  );
}
