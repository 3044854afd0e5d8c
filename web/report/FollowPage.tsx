import { createResource, createSignal, Match, onCleanup, Show, Switch } from 'solid-js';
import { ApiError, getReport } from '../client.ts';
import { formatNear } from '../display/instants.ts';
import { useWords } from '../i18n/language.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Receipt } from '../ui/Receipt.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { createCommunity, gridLabel } from './community.ts';
import { DemoNote } from './DemoNote.tsx';
import { readFollowLink } from './followLink.ts';
import { PhoneHeader } from './PhoneHeader.tsx';
import page from './ReportPage.module.css';
import styles from './SentStep.module.css';

/** What became of one report, for whoever holds its link. */
export function FollowPage() {
  const { t, tl, language } = useWords();
  const community = createCommunity();
  const [link, setLink] = createSignal(readFollowLink(location.hash));
  const follow = () => setLink(readFollowLink(location.hash));
  addEventListener('hashchange', follow);
  onCleanup(() => removeEventListener('hashchange', follow));
  const [answer, { refetch }] = createResource(
    () => link() && { ...link(), language: language() },
    ({ id = '', followToken = '' }) => getReport(id, followToken),
  );
  const isMissing = () => answer.error instanceof ApiError && answer.error.status === 404;
  return (
    <div class={page.page}>
      <PhoneHeader title={t('follow.title')} />
      <main class={styles.step} aria-live="polite">
        <Switch fallback={<Waiting />}>
          <Match when={!link()}>
            <EmptyState title={t('follow.missing')} more={t('follow.missingMore')} />
          </Match>
          <Match when={isMissing()}>
            <EmptyState title={t('follow.notFound')} more={t('follow.notFoundMore')} />
          </Match>
          <Match when={answer.error}>
            <ErrorState error={answer.error} onRetry={() => void refetch()} />
          </Match>
          <Match when={answer.latest}>
            {(found) => (
              <>
                <p class={styles.quiet}>{t('follow.status')}</p>
                <h2 class={styles.title} data-testid="status">
                  {tl('status', found().currentStatus)}
                </h2>
                <p class={styles.quiet}>
                  {t('follow.received')}{' '}
                  {formatNear(found().report.receivedAt, Date.now(), {
                    language: language(),
                    timeZone: community().timeZone,
                  })}
                </p>
                <div class={styles.card}>
                  <Receipt
                    answer={found()}
                    gridName={gridLabel(community(), found().ticket.gridCode, t)}
                    now={Date.now()}
                    timeZone={community().timeZone}
                  />
                </div>
                <button type="button" class={styles.primary} onClick={() => void refetch()}>
                  {t('follow.again')}
                </button>
              </>
            )}
          </Match>
        </Switch>
        <a class={styles.second} href={`/report${location.search}`}>
          <Show when={link()} fallback={t('report.title')}>
            {t('follow.toReport')}
          </Show>
        </a>
      </main>
      <DemoNote isDemo={community().isDemo} />
    </div>
  );
}
