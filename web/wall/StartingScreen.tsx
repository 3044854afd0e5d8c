import { createEffect, onCleanup, Show } from 'solid-js';
import { useWords } from '../i18n/language.tsx';
import type { Readiness } from '../state/readiness.ts';
import { errorSentence } from '../ui/ErrorState.tsx';
import { Opening } from '../ui/Opening.tsx';
import { ReadinessState } from '../ui/ReadinessState.tsx';
import { Waiting } from '../ui/Waiting.tsx';

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
    <Opening>
      <Show when={props.problem} fallback={<ReadinessState readiness={props.readiness} />}>
        <Waiting title={errorSentence(props.problem, words)} more={t('wall.unreachableMore')} />
      </Show>
    </Opening>
  );
}
