import { createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js';
import type { PublicTicket } from '#contract/tickets.ts';
import { categoryName, postName } from '../display/names.ts';
import { useWords } from '../i18n/language.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Remaining } from '../ui/Remaining.tsx';
import { SeverityMark } from '../ui/SeverityMark.tsx';
import styles from './LiveList.module.css';
import { hiddenUrgent, pickRows } from './pickRows.ts';
import type { GridNames } from './WallScreen.tsx';

type Props = {
  tickets: readonly PublicTicket[];
  total: number;
  gridNames: GridNames;
  now: number;
};
/** Least height of a row, rem; English names of categories may need a second line. */
const rowHeight = { 'zh-CN': 3.5, en: 3.9 };
const justNowMilliseconds = 60_000;

/** Open tickets, as many as fit whole: nobody scrolls a wall. */
export function LiveList(props: Props) {
  const { t, language } = useWords();
  const [height, setHeight] = createSignal(8 * rowHeight['zh-CN']);
  const fitting = () => Math.max(1, Math.floor(height() / rowHeight[language()]));
  let list!: HTMLOListElement;
  onMount(() => {
    const observer = new ResizeObserver(() => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setHeight(list.clientHeight / rem);
    });
    observer.observe(list);
    onCleanup(() => observer.disconnect());
  });
  const shown = createMemo(() => pickRows(props.tickets, fitting()));
  const hidden = () => Math.max(0, props.total - shown().length);
  const urgent = () => hiddenUrgent(props.tickets, shown());
  return (
    <section class={styles.section} aria-label={t('wall.live')}>
      <h2 class={styles.title}>
        {t('wall.live')}
        <span class={styles.count}>{t('wall.liveCount', { count: props.total })}</span>
      </h2>
      <ol
        class={styles.list}
        ref={list}
        data-testid="live-list"
        style={{ 'grid-template-rows': `repeat(${fitting()}, minmax(0, 1fr))` }}
      >
        <For each={shown()}>{(ticket) => <Row ticket={ticket} {...props} />}</For>
      </ol>
      <Show when={props.tickets.length === 0}>
        <div class={styles.empty}>
          <EmptyState title={t('wall.noTickets')} more={t('wall.noTicketsMore')} />
        </div>
      </Show>
      <Show when={hidden() > 0}>
        <p class={styles.rest}>
          {t('wall.more', { count: hidden() })}
          <Show when={urgent()}>
            {(count) => <strong class={styles.urgent}>{t('wall.moreUrgent', { count: count() })}</strong>}
          </Show>
        </p>
      </Show>
    </section>
  );
}

function Row(props: Props & { ticket: PublicTicket }) {
  const { t, language } = useWords();
  const grid = () => props.gridNames.get(props.ticket.gridCode ?? '');
  const isNew = () => props.now - Date.parse(props.ticket.openedAt) < justNowMilliseconds;
  return (
    <li class={styles.row} data-ticket={props.ticket.id} data-new={isNew()}>
      <p class={styles.what}>
        <SeverityMark severity={props.ticket.severity} />
        <span class={styles.category}>{categoryName(props.ticket.category ?? '', language())}</span>
        <Show when={isNew()}>
          <span class={styles.new}>{t('wall.justNow')}</span>
        </Show>
      </p>
      <p class={styles.who}>
        <span class={styles.grid}>
          {grid() ? t('grid.name', { number: grid()?.number ?? 0 }) : t('grid.unknown')}
        </span>
        <span class={styles.holder}>
          {props.ticket.holder
            ? t('wall.holder', { post: postName(props.ticket.holder.post, language()) })
            : t('wall.noHolder')}
        </span>
        <Remaining dueAt={props.ticket.dueAt} now={props.now} status={props.ticket.status} />
      </p>
    </li>
  );
}
