import type { PersonRow } from '#contract/people.ts';
import { disableAccount } from '../clientKeeping.ts';
import { useWords } from '../i18n/language.tsx';
import { createSubmission } from '../state/submission.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ReasonForm } from './ReasonForm.tsx';

export function DisableDialog(props: { person: PersonRow; onClose: () => void }) {
  const { t } = useWords();
  const sending = createSubmission();
  const title = () => t('admin.disableTitle', { name: props.person.name });
  const send = async (reason: string) => {
    await disableAccount(props.person.id, reason);
    props.onClose();
  };
  return (
    <Dialog title={title()} onClose={props.onClose}>
      <ReasonForm
        of={sending}
        label={title()}
        submit={t('admin.disable')}
        hint={t('admin.disableHint')}
        onSend={send}
        onCancel={props.onClose}
      >
        <p>{t('admin.disableMore')}</p>
      </ReasonForm>
    </Dialog>
  );
}
