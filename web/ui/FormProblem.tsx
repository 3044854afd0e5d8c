import { For, Show } from 'solid-js';
import { ApiError } from '../client.ts';
import { useWords } from '../i18n/language.tsx';
import type { Submission } from '../state/submission.ts';
import { errorSentence } from './ErrorState.tsx';
import styles from './form.module.css';

/** Why a form was not taken, in words; how long to wait counts down. `own` replaces the sentence where the page knows better. */
export function FormProblem(props: {
  of: Submission;
  own?: ((error: unknown) => string | undefined) | undefined;
}) {
  const words = useWords();
  const { t, tl } = words;
  const issues = () => {
    const error = props.of.error();
    if (!(error instanceof ApiError)) return [];
    // What stands in the way is about no field; anything else without a field says less than the sentence.
    const found = error.issues.filter(({ path }) => path !== '' || error.status === 409);
    return found.map(({ path, message }) => {
      if (path === '') return message;
      const own = tl('problem', path);
      return own === path ? t('error.field', { path, message }) : own;
    });
  };
  const sentence = () => props.own?.(props.of.error()) ?? errorSentence(props.of.error(), words);
  return (
    <Show when={props.of.error()}>
      <div class={styles.problem} role="alert">
        <Show when={issues().length} fallback={<p>{sentence()}</p>}>
          <For each={issues()}>{(issue) => <p>{issue}</p>}</For>
        </Show>
        <Show when={props.of.waitSeconds()}>
          {(seconds) => <p aria-live="off">{t('form.wait', { seconds: seconds() })}</p>}
        </Show>
      </div>
    </Show>
  );
}
