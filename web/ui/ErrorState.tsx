import { For, Show } from 'solid-js';
import { ApiError } from '../client.ts';
import { useWords, type Words } from '../i18n/language.tsx';
import styles from './states.module.css';

/** One sentence for what went wrong, the server's own where it gave one. */
export function errorSentence(error: unknown, { t }: Pick<Words, 't'>): string {
  if (!(error instanceof ApiError))
    return t('error.unknown', { code: error instanceof Error ? error.name : '?' });
  if (error.status === 0) return t('error.unreachable');
  if (error.code === 'starting') return t('error.starting');
  const hasSentence =
    error.message !== '' && error.message !== error.code && !error.message.startsWith('HTTP ');
  if (hasSentence) return error.message;
  if (error.status === 404) return t('error.not_found');
  if (error.status === 503 || error.status === 429) return t('error.later');
  return t('error.unknown', { code: error.code });
}

/** What happened, what was kept, what to do. */
export function ErrorState(props: { error: unknown; onRetry?: () => void }) {
  const words = useWords();
  const apiError = () => (props.error instanceof ApiError ? props.error : undefined);
  return (
    <div class={styles.state} role="alert">
      <p class={styles.title}>{words.t('error.title')}</p>
      <p class={styles.more}>{errorSentence(props.error, words)}</p>
      <For each={apiError()?.issues}>
        {(issue) => <p>{words.t('error.field', { path: issue.path, message: issue.message })}</p>}
      </For>
      <p class={styles.more}>{words.t('error.keptNothingLost')}</p>
      <Show when={apiError()?.requestId}>
        {(id) => <p class={styles.id}>{words.t('error.request', { id: id() })}</p>}
      </Show>
      <Show when={props.onRetry}>
        <button type="button" class={styles.button} onClick={() => props.onRetry?.()}>
          {words.t('error.retry')}
        </button>
      </Show>
    </div>
  );
}
