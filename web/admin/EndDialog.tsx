import { createSignal, Show } from 'solid-js';
import type { PersonRow } from '#contract/people.ts';
import { endPosting } from '../clientKeeping.ts';
import { postingWords } from '../display/postings.ts';
import { useWords } from '../i18n/language.tsx';
import { createSubmission } from '../state/submission.ts';
import { Dialog } from '../ui/Dialog.tsx';
import form from '../ui/form.module.css';
import { ReasonForm } from './ReasonForm.tsx';

type Props = { person: PersonRow; posting: PersonRow['postings'][number]; onClose: () => void };

/** Ends a posting; says afterwards how many open tickets were handed over. */
export function EndDialog(props: Props) {
  const { t, language } = useWords();
  const sending = createSubmission();
  const [moved, setMoved] = createSignal<number>();
  const title = () => t('admin.endTitle', { name: props.person.name });
  const send = async (reason: string) => {
    setMoved((await endPosting(props.posting.id, reason)).movedTickets);
  };
  return (
    <Dialog title={title()} onClose={props.onClose} testId="end-dialog">
      <Show
        when={moved() !== undefined}
        fallback={
          <ReasonForm
            of={sending}
            label={title()}
            submit={t('admin.end')}
            hint={t('admin.endHint')}
            onSend={send}
            onCancel={props.onClose}
          >
            <p>{t('admin.endMore', { post: postingWords(props.posting, language()) })}</p>
          </ReasonForm>
        }
      >
        <div class={form.form}>
          <p class={form.done} role="status">
            {t('admin.ended', { count: moved() ?? 0 })}
          </p>
          <div class={form.buttons}>
            <button type="button" class={form.primary} onClick={() => props.onClose()}>
              {t('form.close')}
            </button>
          </div>
        </div>
      </Show>
    </Dialog>
  );
}
