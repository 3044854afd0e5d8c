import { useInfiniteQuery } from '@tanstack/solid-query';
import { createEffect, createMemo, For, Match, on, Show, Switch } from 'solid-js';
import { getTickets, type TicketList as Page } from '../client.ts';
import { useWords } from '../i18n/language.tsx';
import { useMe } from '../state/me.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { createPins, mostPins } from './createPins.ts';
import { noFilters, refetchMilliseconds, useDesk } from './deskState.ts';
import { TicketFilters } from './TicketFilters.tsx';
import styles from './TicketList.module.css';
import { TicketRow } from './TicketRow.tsx';

const pageSize = '50';

/** The twin of the map: every ticket that is a pin can be paged to here, usable by keyboard alone. */
export function TicketList() {
  const { t, language } = useWords();
  const desk = useDesk();
  const asked = () => {
    const { group, severity, kind, gridCode, isOverdueOnly } = desk.filters();
    return { group, severity, kind, gridCode, overdue: isOverdueOnly ? 'true' : '', limit: pageSize };
  };
  const { isEnded } = useMe();
  const query = useInfiniteQuery(() => ({
    queryKey: ['tickets', asked(), language()],
    queryFn: ({ pageParam, signal }) => getTickets({ ...asked(), cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page: Page) => page.next,
    enabled: !isEnded(),
    refetchInterval: refetchMilliseconds,
    placeholderData: (before: { pages: Page[]; pageParams: string[] } | undefined) => before,
  }));
  const items = createMemo(() => query.data?.pages.flatMap((page) => page.items) ?? []);
  createEffect(on(desk.live.asOf, () => !isEnded() && void query.refetch(), { defer: true }));
  const { pins, isCut } = createPins(desk.filters, desk.live.asOf);
  createEffect(() => desk.setListed(pins()));
  const entry = createMemo(() => {
    const { ticketId } = desk.selection();
    return items().some(({ id }) => id === ticketId) ? ticketId : items()[0]?.id;
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (!step || !(event.target instanceof HTMLButtonElement)) return;
    const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll('button')];
    buttons[buttons.indexOf(event.target) + step]?.focus();
    event.preventDefault();
  };
  return (
    <>
      <TicketFilters />
      <Switch
        fallback={
          // biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the buttons inside
          <div class={styles.scroll} onKeyDown={onKeyDown}>
            <ul class={styles.list} data-testid="ticket-list">
              <For each={items()}>
                {(ticket) => <TicketRow ticket={ticket} isEntry={ticket.id === entry()} />}
              </For>
            </ul>
            <Show when={query.hasNextPage}>
              <button
                type="button"
                class={styles.more}
                disabled={query.isFetchingNextPage}
                onClick={() => query.fetchNextPage()}
              >
                {query.isFetchingNextPage ? t('desk.loadingMore') : t('desk.more')}
              </button>
            </Show>
            <p class={styles.count}>
              {t(query.hasNextPage ? 'desk.countMore' : 'desk.count', { count: items().length })}
            </p>
            <Show when={isCut()}>
              <p class={styles.count}>{t('desk.pinsCut', { count: mostPins })}</p>
            </Show>
          </div>
        }
      >
        <Match when={query.isPending}>
          <Waiting />
        </Match>
        <Match when={query.isError && items().length === 0}>
          <ErrorState error={query.error} onRetry={() => query.refetch()} />
        </Match>
        <Match when={items().length === 0}>
          <Show
            when={desk.filters() === noFilters}
            fallback={<EmptyState title={t('desk.empty')} more={t('desk.emptyMore')} />}
          >
            <EmptyState title={t('scope.empty')} more={t('scope.emptyMore')} />
          </Show>
        </Match>
      </Switch>
    </>
  );
}
