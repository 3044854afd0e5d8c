import { For } from 'solid-js';
import { ApiError } from '../client.ts';
import { useWords } from '../i18n/language.tsx';
import { issueWords } from '../ui/issueWords.ts';

/** What the server found wrong, field by field, in its words. */
export function IntakeIssues(props: { error: unknown }) {
  const words = useWords();
  const issues = () => (props.error instanceof ApiError ? props.error.issues : []);
  return (
    <ul>
      <For each={issues()}>{(issue) => <li>{issueWords(issue, words)}</li>}</For>
    </ul>
  );
}
