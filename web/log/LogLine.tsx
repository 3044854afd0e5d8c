import { Show } from 'solid-js';
import type { AuditRow } from '#contract/audit.ts';
import { postList } from '../display/postings.ts';
import { useWords } from '../i18n/language.tsx';
import type { Log } from './createLog.ts';
import { detailWords } from './detailWords.ts';
import styles from './log.module.css';

/** One entry: ids and codes, never names; each id narrows the log to itself. */
export function LogLine(props: { row: AuditRow; log: Log }) {
  const words = useWords();
  const { t, tl, language } = words;
  const actor = () => props.row.actor;
  const who = () => {
    if (actor().kind !== 'person') return tl('actorKind', actor().kind);
    return actor().posts.length ? postList(actor().posts, language()) : t('log.noPost');
  };
  return (
    <tr data-sequence={props.row.sequence} data-action={props.row.action}>
      <td class={styles.when}>
        <time datetime={props.row.at}>{props.log.time.exact(props.row.at)}</time>
      </td>
      <td>
        <p>{who()}</p>
        <Show when={actor().id}>
          {(id) => (
            <Id id={id()} label={t('log.byActor')} onChoose={() => props.log.change({ actorId: id() })} />
          )}
        </Show>
      </td>
      <td class={styles.did}>{tl('auditAction', props.row.action)}</td>
      <td>
        <Show when={props.row.subject}>
          {(subject) => (
            <>
              <p>{tl('subjectKind', subject().kind)}</p>
              <Id
                id={subject().id}
                label={t('log.bySubject')}
                onChoose={() => props.log.change({ subjectId: subject().id })}
              />
            </>
          )}
        </Show>
      </td>
      <td>{detailWords(props.row, words).join(' · ')}</td>
    </tr>
  );
}

/** Selectable as text, and a button that filters by it. */
function Id(props: { id: string; label: string; onChoose: () => void }) {
  return (
    <span class={styles.id}>
      <code>{props.id}</code>
      <button
        type="button"
        title={props.label}
        aria-label={`${props.label} ${props.id}`}
        onClick={() => props.onChoose()}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M2 3h12L9.4 8.6V13l-2.8 1.2V8.6Z" />
        </svg>
      </button>
    </span>
  );
}
