import { useInfiniteQuery } from '@tanstack/solid-query';
import { type Accessor, createEffect, createMemo, on } from 'solid-js';
import { statusGroup } from '#contract/lists.ts';
import { getTickets, type TicketList as Page } from '../client.ts';
import { categoryName } from '../display/names.ts';
import { useWords } from '../i18n/language.tsx';
import { useMe } from '../state/me.ts';
import { type Filters, type ListedPin, refetchMilliseconds } from './deskState.ts';

const pageSize = 200;
/** More pins than this hide each other; beyond it the list says that the map shows the newest only. */
export const mostPins = 1000;

export type Pins = { pins: Accessor<readonly ListedPin[]>; isCut: Accessor<boolean> };

/** Open tickets with a position that match the filters, all of them: the list shows a page, the map must not. */
export function createPins(filters: Accessor<Filters>, asOf: Accessor<number>): Pins {
  const { language } = useWords();
  const { isEnded } = useMe();
  const asked = () => {
    const { severity, kind, gridCode, isOverdueOnly } = filters();
    return { severity, kind, gridCode, overdue: isOverdueOnly ? 'true' : '' };
  };
  const isWanted = () => !isEnded() && filters().group !== 'closed';
  const query = useInfiniteQuery(() => ({
    queryKey: ['pins', asked(), language()],
    queryFn: ({ pageParam, signal }) =>
      getTickets(
        { ...asked(), group: 'open', bbox: '-180,-90,180,90', limit: String(pageSize), cursor: pageParam },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page: Page, pages: readonly Page[]) =>
      pages.length * pageSize < mostPins ? page.next : null,
    enabled: isWanted(),
    refetchInterval: refetchMilliseconds,
    placeholderData: (before: { pages: Page[]; pageParams: string[] } | undefined) => before,
  }));
  createEffect(() => {
    if (query.hasNextPage && !query.isFetching && !query.isFetchNextPageError) void query.fetchNextPage();
  });
  createEffect(on(asOf, () => isWanted() && void query.refetch(), { defer: true }));
  const pins = createMemo(() => {
    const items = isWanted() ? (query.data?.pages.flatMap((page) => page.items) ?? []) : [];
    return items.flatMap(({ id, position, severity, status, category, dueAt }) =>
      position && statusGroup(status) === 'open'
        ? [
            {
              id,
              position,
              severity,
              isOverdue: Date.parse(dueAt) < Date.now(),
              label: categoryName(category, language()),
            },
          ]
        : [],
    );
  });
  const isCut = () => isWanted() && pins().length >= mostPins && Boolean(query.data?.pages.at(-1)?.next);
  return { pins, isCut };
}
