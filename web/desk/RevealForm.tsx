import { createSignal, For } from 'solid-js';
import type { RevealPurpose } from '#contract/lists.ts';
import type { Contact } from '#contract/personal.ts';
import { ApiError } from '../client.ts';
import { revealContact } from '../clientKeeping.ts';
import { useWords } from '../i18n/language.tsx';
import { createSubmission } from '../state/submission.ts';
import { SendForm } from '../ui/Fields.tsx';
import { FormProblem } from '../ui/FormProblem.tsx';
import form from '../ui/form.module.css';
import styles from './Contact.module.css';

type Props = {
  reportId: string;
  purposes: readonly RevealPurpose[];
  onOpened: (contact: Contact) => void;
  onCancel: () => void;
};

/** No purpose is chosen beforehand: it is asked for every time. */
export function RevealForm(props: Props) {
  const { t, tl } = useWords();
  const sending = createSubmission();
  const [purpose, setPurpose] = createSignal<RevealPurpose>();
  const send = async () => {
    const chosen = purpose();
    if (chosen) props.onOpened(await revealContact(props.reportId, chosen));
  };
  return (
    <SendForm
      of={sending}
      label={t('reveal.title')}
      submit={t('reveal.confirm')}
      onSend={send}
      onCancel={props.onCancel}
    >
      <fieldset class={form.choices}>
        <legend>{t('reveal.title')}</legend>
        <For each={props.purposes}>
          {(one) => (
            <label class={form.choice}>
              <input
                type="radio"
                name={`purpose-${props.reportId}`}
                value={one}
                required
                checked={purpose() === one}
                onChange={() => setPurpose(one)}
              />
              {tl('purpose', one)}
            </label>
          )}
        </For>
      </fieldset>
      <p class={styles.note}>{t('reveal.willLog')}</p>
      <FormProblem
        of={sending}
        own={(error) => (error instanceof ApiError && error.status === 404 ? t('reveal.gone') : undefined)}
      />
    </SendForm>
  );
}
