import { createEffect, Show } from 'solid-js';
import type { TicketRow as Row } from '#contract/tickets.ts';
import { categoryName, postName } from '../display/names.ts';
import { useWords } from '../i18n/language.tsx';
import { Remaining } from '../ui/Remaining.tsx';
import { SeverityMark } from '../ui/SeverityMark.tsx';
import { useDesk } from './deskState.ts';
import styles from './TicketRow.module.css';

/** `isEntry`: the one row that Tab stops at; arrows reach the others, so that what was chosen is one Tab away. */
export function TicketRow(props: { ticket: Row; isEntry: boolean }) {
  const { t, tl, language } = useWords();
  const desk = useDesk();
  let button!: HTMLButtonElement;
  const isSelected = () => desk.selection().ticketId === props.ticket.id;
  const grid = () => desk.gridOf(props.ticket.gridCode);
  createEffect(() => isSelected() && button.scrollIntoView({ block: 'nearest' }));
  const select = () => {
    desk.setIntakeOpen(false);
    desk.select({ ticketId: props.ticket.id, gridCode: props.ticket.gridCode, buildingCode: null });
  };
  return (
    <li>
      <button
        ref={button}
        type="button"
        class={styles.row}
        tabIndex={props.isEntry ? 0 : -1}
        aria-current={isSelected() ? 'true' : undefined}
        data-ticket={props.ticket.id}
        onClick={select}
      >
        <span class={styles.first}>
          <SeverityMark severity={props.ticket.severity} />
          <span class={styles.category}>{categoryName(props.ticket.category, language())}</span>
          <Remaining dueAt={props.ticket.dueAt} now={desk.clock.now()} status={props.ticket.status} />
        </span>
        <Show when={props.ticket.excerpt}>
          <span class={styles.excerpt}>{props.ticket.excerpt}</span>
        </Show>
        <span class={styles.last}>
          <span>{grid() ? t('grid.name', { number: grid()?.number ?? 0 }) : t('grid.unknown')}</span>
          <span>{tl('status', props.ticket.status)}</span>
          <span class={styles.holder}>
            {props.ticket.holder
              ? `${postName(props.ticket.holder.post, language())} ${props.ticket.holder.name}`
              : t('desk.noHolder')}
          </span>
          <span>{desk.near(props.ticket.openedAt)}</span>
        </span>
      </button>
    </li>
  );
}
