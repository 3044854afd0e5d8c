import { For, Match, Show, Switch } from 'solid-js';
import { useWords } from '../i18n/language.tsx';
import { useMe } from '../state/me.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import form from '../ui/form.module.css';
import { Waiting } from '../ui/Waiting.tsx';
import { createLog, noFilter } from './createLog.ts';
import { LogFilters } from './LogFilters.tsx';
import { LogLine } from './LogLine.tsx';
import styles from './log.module.css';
import { SealMark } from './SealMark.tsx';

/** Who, what, on whom, why, when. Every id is a filter; whether the seals hold is said above all of it. */
export function LogScreen() {
  const { t } = useWords();
  const store = useMe();
  const log = createLog();
  const { query } = log;
  const isAuditor = () => store.me()?.postings.some(({ post }) => post === 'auditor') ?? false;
  return (
    <div class={styles.screen} data-testid="log">
      <div class={styles.head}>
        <p>{t(isAuditor() ? 'log.lead' : 'log.onlyOpenings')}</p>
        <Show when={log.items().length}>
          <SealMark isIntact={log.isIntact()} />
        </Show>
      </div>
      <Show when={!log.isIntact()}>
        <p class={form.problem} role="alert">
          {t('log.brokenMore')}
        </p>
      </Show>
      <LogFilters log={log} />
      <Switch>
        <Match when={query.isPending}>
          <Waiting />
        </Match>
        <Match when={query.isError && log.items().length === 0}>
          <ErrorState error={query.error} onRetry={() => query.refetch()} />
        </Match>
        <Match when={log.items().length === 0}>
          <Show
            when={log.isFiltered()}
            fallback={<EmptyState title={t('log.emptyAll')} more={t('log.emptyMore')} />}
          >
            <EmptyState title={t('log.empty')} more={t('log.emptyFiltered')}>
              <button type="button" class={form.second} onClick={() => log.change(noFilter)}>
                {t('log.clear')}
              </button>
            </EmptyState>
          </Show>
        </Match>
        <Match when={log.items().length}>
          <div class={styles.box}>
            <table class={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{t('log.when')}</th>
                  <th scope="col">{t('log.who')}</th>
                  <th scope="col">{t('log.did')}</th>
                  <th scope="col">{t('log.onWhom')}</th>
                  <th scope="col">{t('log.why')}</th>
                </tr>
              </thead>
              <tbody data-testid="log-rows">
                <For each={log.items()}>{(row) => <LogLine row={row} log={log} />}</For>
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
          <p class={styles.count}>{t('log.count', { count: log.items().length })}</p>
        </Match>
      </Switch>
    </div>
  );
}
