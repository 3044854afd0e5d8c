import { createResource, Show } from 'solid-js';
import { getMe } from '../clientSession.ts';
import { postingWords } from '../display/postings.ts';
import { pageLink } from '../display/sitePath.ts';
import { useWords } from '../i18n/language.tsx';
import styles from './SignedInLine.module.css';

/** Whose eyes the phone is used with; nothing at all for who is not signed in, as most who report are not. */
export default function SignedInLine() {
  const { t, language } = useWords();
  const [me] = createResource(() => getMe().catch(() => undefined));
  const who = () => {
    const [posting] = me()?.postings ?? [];
    const name = me()?.person?.name;
    if (!name) return undefined;
    return posting ? `${t('report.eyes', { who: postingWords(posting, language()) })} · ${name}` : name;
  };
  return (
    <Show when={who()}>
      {(line) => (
        <p class={styles.line} data-testid="whose-eyes">
          <a href={pageLink('/account')}>{line()}</a>
        </p>
      )}
    </Show>
  );
}
