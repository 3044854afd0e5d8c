import { createSignal, createUniqueId, For } from 'solid-js';
import { auditActions } from '#contract/lists.ts';
import { useWords, type WordKey } from '../i18n/language.tsx';
import { TextField } from '../ui/Fields.tsx';
import form from '../ui/form.module.css';
import { type Log, type LogFilter, noFilter } from './createLog.ts';
import styles from './log.module.css';

const texts: { key: keyof LogFilter; label: WordKey; type: 'text' | 'datetime-local' }[] = [
  { key: 'actorId', label: 'log.actor', type: 'text' },
  { key: 'subjectId', label: 'log.subject', type: 'text' },
  { key: 'from', label: 'log.from', type: 'datetime-local' },
  { key: 'to', label: 'log.to', type: 'datetime-local' },
];

/** All at once on a desk; on a phone behind one control that says how many are set, so that the log itself is seen first. */
export function LogFilters(props: { log: Log }) {
  const { t } = useWords();
  const [isOpen, setIsOpen] = createSignal(false);
  const id = createUniqueId();
  const count = () => Object.values(props.log.filter()).filter((value) => value !== '').length;
  return (
    <search aria-label={t('log.search')}>
      <button
        type="button"
        class={`${form.second} ${styles.fold}`}
        aria-expanded={isOpen()}
        aria-controls={id}
        data-testid="log-fold"
        onClick={() => setIsOpen(!isOpen())}
      >
        {count() ? t('log.filtersSet', { count: count() }) : t('log.filters')}
      </button>
      <div id={id} class={styles.filters} data-open={isOpen()}>
        <Fields log={props.log} isChanged={count() > 0} />
      </div>
    </search>
  );
}

function Fields(props: { log: Log; isChanged: boolean }) {
  const { t, tl } = useWords();
  return (
    <>
      <label class={form.field}>
        <span>{t('log.action')}</span>
        <select
          data-filter="action"
          value={props.log.filter().action}
          onChange={(event) => props.log.change({ action: event.currentTarget.value })}
        >
          <option value="">{t('log.anyAction')}</option>
          <For each={auditActions}>
            {(action) => <option value={action}>{tl('auditAction', action)}</option>}
          </For>
        </select>
      </label>
      <For each={texts}>
        {({ key, label, type }) => (
          <TextField
            label={t(label)}
            type={type}
            value={props.log.filter()[key]}
            maxLength={80}
            onInput={(text) => props.log.change({ [key]: text.trim() })}
          />
        )}
      </For>
      <button
        type="button"
        class={form.second}
        disabled={!props.isChanged}
        onClick={() => props.log.change(noFilter)}
      >
        {t('log.clear')}
      </button>
    </>
  );
}
