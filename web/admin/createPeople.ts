import { useInfiniteQuery } from '@tanstack/solid-query';
import { createSignal } from 'solid-js';
import type { PersonRow } from '#contract/people.ts';
import { getPeople, type PersonList } from '../clientKeeping.ts';

export type PeopleFilter = {
  post: string;
  gridCode: string;
  hasAccount: string;
  area: string;
};
/** What is being done with whom; each is a dialog. */
export type Task =
  | { kind: 'account' | 'disable'; person: PersonRow }
  | { kind: 'end'; person: PersonRow; posting: PersonRow['postings'][number] };

export const everybody: PeopleFilter = { post: '', gridCode: '', hasAccount: '', area: '' };
const pageSize = '50';

/** People page by page, by post, area and account. */
export function createPeople() {
  const [filter, setFilter] = createSignal(everybody);
  const [task, setTask] = createSignal<Task>();
  const query = useInfiniteQuery(() => ({
    queryKey: ['people', filter()],
    queryFn: ({ pageParam, signal }) =>
      getPeople({ ...filter(), area: filter().area.trim(), limit: pageSize, cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page: PersonList) => page.next,
    placeholderData: (before: { pages: PersonList[]; pageParams: string[] } | undefined) => before,
  }));
  return {
    filter,
    change: (change: Partial<PeopleFilter>) => setFilter({ ...filter(), ...change }),
    query,
    total: () => query.data?.pages.at(-1)?.total ?? 0,
    items: () => query.data?.pages.flatMap(({ items }) => items) ?? [],
    task,
    setTask,
    done: () => void query.refetch(),
  };
}
export type People = ReturnType<typeof createPeople>;
