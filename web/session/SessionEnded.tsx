import { signInLink } from '../display/sitePath.ts';
import { useWords } from '../i18n/language.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import form from '../ui/form.module.css';

/** The session ended in the middle of work: says so, keeps what was typed, and comes back to the same address. */
export function SessionEnded() {
  const { t } = useWords();
  return (
    <Dialog title={t('gate.ended')} testId="session-ended">
      <div class={form.form}>
        <p>{t('gate.endedMore')}</p>
        <div class={form.buttons}>
          <a class={form.primary} href={signInLink()}>
            {t('gate.again')}
          </a>
        </div>
      </div>
    </Dialog>
  );
}
