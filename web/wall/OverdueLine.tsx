import { createMemo, For, Show } from 'solid-js';
import type { PublicTicket } from '#contract/tickets.ts';
import { durationWords } from '../display/duration.ts';
import { categoryName, postName } from '../display/names.ts';
import { useWords } from '../i18n/language.tsx';
import styles from './OverdueLine.module.css';
import type { GridNames } from './WallScreen.tsx';

type Props = { tickets: readonly PublicTicket[]; count: number; gridNames: GridNames; now: number };

/** What is overdue and with whom it lies, in one line, the longest first. */
export function OverdueLine(props: Props) {
  const { t, tl, language } = useWords();
  const overdue = createMemo(() =>
    props.tickets
      .filter(({ dueAt }) => Date.parse(dueAt) < props.now)
      .sort((one, other) => one.dueAt.localeCompare(other.dueAt)),
  );
  const over = (ticket: PublicTicket) => {
    const { key, values } = durationWords(props.now - Date.parse(ticket.dueAt));
    return t('time.over', { duration: t(key, values) });
  };
  /** With whom it lies, and in which state. */
  const why = ({ holder, status }: PublicTicket) =>
    holder
      ? t('wall.stuck', { post: postName(holder.post, language()), status: tl('status', status) })
      : t('wall.noHolder');
  const gridName = (ticket: PublicTicket) => {
    const grid = props.gridNames.get(ticket.gridCode ?? '');
    return grid ? t('grid.name', { number: grid.number }) : t('grid.unknown');
  };
  return (
    <p class={styles.line} data-overdue={props.count} data-testid="overdue-line">
      <Show when={props.count > 0} fallback={<span class={styles.none}>{t('wall.overdueNone')}</span>}>
        <strong class={styles.count}>{t('wall.overdueLine', { count: props.count })}</strong>
        <Show when={props.count > overdue().length}>
          <span class={styles.none}>{t('wall.restricted')}</span>
        </Show>
        <For each={overdue()}>
          {(ticket) => (
            <span class={styles.item}>
              {gridName(ticket)} {categoryName(ticket.category ?? '', language())}
              <span class={styles.over}>{over(ticket)}</span>
              <span class={styles.why}>{why(ticket)}</span>
            </span>
          )}
        </For>
      </Show>
    </p>
  );
}
