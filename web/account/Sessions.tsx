import { useQuery } from '@tanstack/solid-query';
import { For, Show } from 'solid-js';
import type { SessionRow } from '#contract/session.ts';
import { getSessions, revokeSession } from '../clientSession.ts';
import { pageLink } from '../display/sitePath.ts';
import { useWords } from '../i18n/language.tsx';
import type { CommunityTime } from '../state/communityTime.ts';
import { createSubmission } from '../state/submission.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { FormProblem } from '../ui/FormProblem.tsx';
import form from '../ui/form.module.css';
import { Waiting } from '../ui/Waiting.tsx';
import styles from './account.module.css';

/** Every place this account is signed in; each can be ended from here. */
export function Sessions(props: { time: CommunityTime }) {
  const { t } = useWords();
  const query = useQuery(() => ({ queryKey: ['sessions'], queryFn: getSessions }));
  const ending = createSubmission();
  const deviceOf = ({ device }: SessionRow) => (device === '?' ? t('account.unknownDevice') : device);
  const end = (row: SessionRow) =>
    ending.run(async () => {
      await revokeSession(row.id);
      if (row.isCurrent) return location.assign(pageLink('/sign-in'));
      await query.refetch();
    });
  return (
    <section class={styles.card} data-testid="sessions">
      <h2>{t('account.sessions')}</h2>
      <p class={form.quiet}>{t('account.sessionsMore')}</p>
      <br />
      <FormProblem of={ending} />
      <Show
        when={query.data}
        fallback={
          <Show when={query.isError} fallback={<Waiting />}>
            <ErrorState error={query.error} onRetry={() => query.refetch()} />
          </Show>
        }
      >
        {(list) => (
          <ul class={styles.sessions}>
            <For each={list().items}>
              {(row) => (
                <li class={styles.session} data-current={row.isCurrent}>
                  <strong>
                    {deviceOf(row)}
                    <Show when={row.isCurrent}>
                      <span class={styles.here}>{t('account.here')}</span>
                    </Show>
                  </strong>
                  <p>
                    {t('account.lastUsed', { time: props.time.near(row.lastUsedAt) })}
                    {' · '}
                    {t('account.since', { time: props.time.near(row.createdAt) })}
                    <Show when={row.address}> · {row.address}</Show>
                  </p>
                  <button
                    type="button"
                    class={form.second}
                    aria-label={t('account.revokeLabel', { device: deviceOf(row) })}
                    onClick={() => void end(row)}
                  >
                    {t('account.revoke')}
                  </button>
                </li>
              )}
            </For>
          </ul>
        )}
      </Show>
    </section>
  );
}
