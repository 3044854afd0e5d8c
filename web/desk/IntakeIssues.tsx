import { For } from 'solid-js';
import { ApiError } from '../client.ts';
import { useWords } from '../i18n/language.tsx';

/** What the server found wrong, field by field, in its words. */
export function IntakeIssues(props: { error: unknown }) {
  const { t } = useWords();
  const issues = () => (props.error instanceof ApiError ? props.error.issues : []);
  return (
    <ul>
      <For each={issues()}>
        {({ path, message }) => <li>{path ? t('error.field', { path, message }) : message}</li>}
      </For>
    </ul>
  );
}
