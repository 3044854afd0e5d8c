import { createEffect, onCleanup, Show } from 'solid-js';
import { useWords } from '../i18n/language.tsx';
import type { Readiness } from '../state/readiness.ts';
import { errorSentence } from '../ui/ErrorState.tsx';
import { Logo } from '../ui/Logo.tsx';
import { ReadinessState } from '../ui/ReadinessState.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import styles from './StartingScreen.module.css';

const retryMilliseconds = 5000;

/** Before there is a picture: how far the server is, or that it cannot be reached; it goes on by itself. */
export function StartingScreen(props: { readiness: Readiness; problem: unknown; onRetry: () => void }) {
  const words = useWords();
  const { t } = words;
  createEffect(() => {
    if (!props.problem) return;
    const timer = setTimeout(() => props.onRetry(), retryMilliseconds);
    onCleanup(() => clearTimeout(timer));
  });
  return (
    <main class={styles.screen}>
      <div class={styles.title}>
        <Logo />
        <h1>{t('brand.name')}</h1>
      </div>
      <p class={styles.line}>{t('brand.line')}</p>
      <Show when={props.problem} fallback={<ReadinessState readiness={props.readiness} />}>
        <Waiting title={errorSentence(props.problem, words)} more={t('wall.unreachableMore')} />
      </Show>
    </main>
  );
}
