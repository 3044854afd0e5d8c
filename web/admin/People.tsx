import { For, Match, Show, Switch } from 'solid-js';
import { useWords } from '../i18n/language.tsx';
import type { CommunityTime } from '../state/communityTime.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import form from '../ui/form.module.css';
import { Waiting } from '../ui/Waiting.tsx';
import { AccountDialog } from './AccountDialog.tsx';
import styles from './admin.module.css';
import { createPeople, everybody, type People as Store } from './createPeople.ts';
import { DisableDialog } from './DisableDialog.tsx';
import { EndDialog } from './EndDialog.tsx';
import { PeopleFilters } from './PeopleFilters.tsx';
import { PersonLine } from './PersonLine.tsx';

/** Everybody with a post here, masked; what may be done with account and post stands in the row. */
export function People(props: { time: CommunityTime }) {
  const { t } = useWords();
  const people = createPeople();
  const { query } = people;
  return (
    <>
      <PeopleFilters people={people} />
      <Switch>
        <Match when={query.isPending}>
          <Waiting />
        </Match>
        <Match when={query.isError && people.items().length === 0}>
          <ErrorState error={query.error} onRetry={() => query.refetch()} />
        </Match>
        <Match when={people.items().length === 0}>
          <EmptyState title={t('admin.empty')} more={t('admin.emptyMore')}>
            <button type="button" class={form.second} onClick={() => people.change(everybody)}>
              {t('admin.clear')}
            </button>
          </EmptyState>
        </Match>
        <Match when={people.items().length}>
          <div class={styles.box}>
            <table class={styles.table} data-testid="people">
              <thead>
                <tr>
                  <th scope="col">{t('admin.name')}</th>
                  <th scope="col">{t('admin.phone')}</th>
                  <th scope="col">{t('admin.postings')}</th>
                  <th scope="col">{t('admin.account')}</th>
                </tr>
              </thead>
              <tbody>
                <For each={people.items()}>
                  {(person) => <PersonLine person={person} time={props.time} onTask={people.setTask} />}
                </For>
              </tbody>
            </table>
          </div>
          <Show when={query.hasNextPage}>
            <button
              type="button"
              class={`${form.second} ${styles.more}`}
              disabled={query.isFetchingNextPage}
              onClick={() => query.fetchNextPage()}
            >
              {query.isFetchingNextPage ? t('wait.loading') : t('form.more')}
            </button>
          </Show>
          <p class={styles.count}>
            {t('admin.count', { count: people.items().length, total: people.total() })}
          </p>
        </Match>
      </Switch>
      <Tasks people={people} time={props.time} />
    </>
  );
}

function Tasks(props: { people: Store; time: CommunityTime }) {
  const close = () => {
    props.people.setTask(undefined);
    props.people.done();
  };
  const posting = () => {
    const task = props.people.task();
    return task?.kind === 'end' ? task : undefined;
  };
  const about = (kind: 'account' | 'disable') => {
    const task = props.people.task();
    return task?.kind === kind ? task.person : undefined;
  };
  return (
    <Switch>
      <Match when={about('account')}>
        {(person) => <AccountDialog person={person()} time={props.time} onClose={close} />}
      </Match>
      <Match when={about('disable')}>{(person) => <DisableDialog person={person()} onClose={close} />}</Match>
      <Match when={posting()}>
        {(task) => <EndDialog person={task().person} posting={task().posting} onClose={close} />}
      </Match>
    </Switch>
  );
}
