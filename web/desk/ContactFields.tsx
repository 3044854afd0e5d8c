import { For } from 'solid-js';
import { complaintSubjects } from '#contract/lists.ts';
import { useWords, type WordKey } from '../i18n/language.tsx';
import type { Intake } from './createIntake.ts';
import styles from './IntakeForm.module.css';
import type { IntakeDraft } from './intakeDraft.ts';

/** Who called, if they said so; and whether it is a complaint, which then goes past those it is about. */
export function ContactFields(props: { intake: Intake }) {
  const { t } = useWords();
  return (
    <div class={styles.pair}>
      <label class={styles.field}>
        <span>{t('intake.name')}</span>
        <input
          autocomplete="off"
          maxLength={60}
          value={props.intake.draft.name}
          onInput={(event) => props.intake.change({ name: event.currentTarget.value })}
        />
      </label>
      <label class={styles.field}>
        <span>{t('intake.phone')}</span>
        <input
          type="tel"
          autocomplete="off"
          maxLength={24}
          value={props.intake.draft.phone}
          onInput={(event) => props.intake.change({ phone: event.currentTarget.value })}
        />
      </label>
      <label class={styles.field}>
        <span>{t('intake.complaint')}</span>
        <select
          value={props.intake.draft.complaintAbout}
          onChange={(event) =>
            props.intake.change({
              complaintAbout: event.currentTarget.value as IntakeDraft['complaintAbout'],
            })
          }
        >
          <option value="">{t('intake.complaintNone')}</option>
          <For each={complaintSubjects}>
            {(subject) => <option value={subject}>{t(`intake.complaint.${subject}` as WordKey)}</option>}
          </For>
        </select>
      </label>
    </div>
  );
}
