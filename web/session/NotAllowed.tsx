import { For } from 'solid-js';
import { postList } from '../display/postings.ts';
import { type Needed, openScreens, postsFor } from '../display/rights.ts';
import { pageLink } from '../display/sitePath.ts';
import { useWords } from '../i18n/language.tsx';
import { useMe } from '../state/me.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import form from '../ui/form.module.css';
import styles from './session.module.css';

/** Which post this takes, which one has, and where else one may go. */
export function NotAllowed(props: { needs: Needed }) {
  const { t, tl, language } = useWords();
  const store = useMe();
  const posts = () => store.me()?.postings.map(({ post }) => post) ?? [];
  const more = () => {
    if (posts().length === 0) return t('gate.none');
    if (store.right(props.needs).because === 'off-shift') return t('gate.offShift');
    return `${t('gate.yours', { posts: postList(posts(), language()) })} · ${t('gate.needs', { posts: postList(postsFor[props.needs], language()) })}`;
  };
  return (
    <div class={styles.middle} data-testid="not-allowed">
      <EmptyState title={t('gate.notAllowed')} more={more()}>
        <nav class={form.buttons} aria-label={t('gate.elsewhere')}>
          <For each={[...openScreens(store.me()).map(({ path }) => path), '/account', '/report']}>
            {(path) => (
              <a class={form.second} href={pageLink(path)}>
                {tl('page', path.slice(1))}
              </a>
            )}
          </For>
        </nav>
      </EmptyState>
    </div>
  );
}
