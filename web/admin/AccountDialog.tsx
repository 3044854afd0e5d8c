import { createSignal, Show } from 'solid-js';
import type { PersonRow } from '#contract/people.ts';
import { type NewAccount, openAccount } from '../clientKeeping.ts';
import { useWords } from '../i18n/language.tsx';
import type { CommunityTime } from '../state/communityTime.ts';
import { createSubmission } from '../state/submission.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { SendForm, TextField } from '../ui/Fields.tsx';
import { FormProblem } from '../ui/FormProblem.tsx';
import form from '../ui/form.module.css';

/** An account, or a new beginning for one; the personal link goes to the person's own telephone. */
export function AccountDialog(props: { person: PersonRow; time: CommunityTime; onClose: () => void }) {
  const { t } = useWords();
  const sending = createSubmission();
  const [userName, setUserName] = createSignal(props.person.userName ?? '');
  const [made, setMade] = createSignal<NewAccount>();
  const send = async () => {
    setMade(await openAccount(props.person.id, userName().trim()));
  };
  const title = () =>
    t(props.person.hasAccount ? 'admin.againTitle' : 'admin.giveTitle', { name: props.person.name });
  return (
    <Dialog title={title()} onClose={props.onClose} testId="account-dialog">
      <Show
        when={made()}
        fallback={
          <SendForm
            of={sending}
            label={title()}
            submit={t('admin.sendLink')}
            onSend={send}
            onCancel={props.onClose}
          >
            <p>{t(props.person.hasAccount ? 'admin.againMore' : 'admin.giveMore')}</p>
            <TextField
              label={t('admin.userNameLabel')}
              value={userName()}
              maxLength={40}
              onInput={setUserName}
            />
            <FormProblem of={sending} />
          </SendForm>
        }
      >
        {(account) => (
          <div class={form.form}>
            <p class={form.done} role="status" data-testid="link-sent">
              {t('admin.linkSent', {
                phone: account().sentTo,
                time: props.time.near(account().expiresAt),
              })}
            </p>
            <div class={form.buttons}>
              <button type="button" class={form.primary} onClick={() => props.onClose()}>
                {t('form.close')}
              </button>
            </div>
          </div>
        )}
      </Show>
    </Dialog>
  );
}
