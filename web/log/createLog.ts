import { useInfiniteQuery } from '@tanstack/solid-query';
import { createSignal } from 'solid-js';
import { type AuditList, getLog } from '../clientKeeping.ts';
import { localInstant } from '../display/localInstant.ts';
import { type CommunityTime, createCommunityTime } from '../state/communityTime.ts';

const keys = ['action', 'actorId', 'subjectId', 'from', 'to'] as const;
export type LogFilter = Record<(typeof keys)[number], string>;
export const noFilter: LogFilter = { action: '', actorId: '', subjectId: '', from: '', to: '' };
const pageSize = '50';

function readFilter(): LogFilter {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(keys.map((key) => [key, query.get(key) ?? ''])) as LogFilter;
}

/** The log page by page, newest first. What is looked for stands in the address: it can be sent to a colleague. */
export function createLog() {
  const time: CommunityTime = createCommunityTime();
  const [filter, setFilter] = createSignal<LogFilter>(readFilter());
  const asked = () => {
    const { from, to, ...rest } = filter();
    return { ...rest, from: localInstant(from, time.timeZone()), to: localInstant(to, time.timeZone()) };
  };
  const query = useInfiniteQuery(() => ({
    queryKey: ['log', asked()],
    queryFn: ({ pageParam, signal }) => getLog({ ...asked(), limit: pageSize, cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page: AuditList) => page.next,
    placeholderData: (before: { pages: AuditList[]; pageParams: string[] } | undefined) => before,
  }));
  return {
    time,
    filter,
    isFiltered: () => Object.values(filter()).some((value) => value !== ''),
    query,
    items: () => query.data?.pages.flatMap((page) => page.items) ?? [],
    isIntact: () => query.data?.pages.every((page) => page.isIntact) ?? true,
    change: (change: Partial<LogFilter>) => {
      const next = { ...filter(), ...change };
      const address = new URLSearchParams(location.search);
      for (const key of keys) next[key] ? address.set(key, next[key]) : address.delete(key);
      history.replaceState(null, '', `${location.pathname}${address.size ? `?${address}` : ''}`);
      setFilter(next);
    },
  };
}
export type Log = ReturnType<typeof createLog>;
