import { For, onMount, Show } from 'solid-js';
import { postName } from '../display/names.ts';
import { postingWords } from '../display/postings.ts';
import { openScreens } from '../display/rights.ts';
import { pageLink } from '../display/sitePath.ts';
import { useWords } from '../i18n/language.tsx';
import { useMe } from '../state/me.ts';
import { createSubmission } from '../state/submission.ts';
import { FormProblem } from './FormProblem.tsx';
import styles from './WhoseEyes.module.css';

/** Who this is, where else they may look, another demo account, and out. */
export function EyesMenu() {
  const { t, tl, language } = useWords();
  const store = useMe();
  const change = createSubmission();
  onMount(() => {
    if (store.me()?.community.isDemo) void store.askDemoAccounts().catch(() => undefined);
  });
  return (
    <>
      <h2>{store.me()?.person?.name ?? t('eyes.stranger')}</h2>
      <ul aria-label={t('eyes.postings')}>
        <For each={store.me()?.postings} fallback={<li>{t('eyes.noPosting')}</li>}>
          {(posting) => <li>{postingWords(posting, language())}</li>}
        </For>
      </ul>
      <h3>{t('eyes.pages')}</h3>
      <div class={styles.pages}>
        <For each={[...openScreens(store.me()).map(({ path }) => path), '/account']}>
          {(path) => <a href={pageLink(path)}>{tl('page', path.slice(1))}</a>}
        </For>
        <button type="button" onClick={() => void change.run(store.leave)}>
          {t('eyes.signOut')}
        </button>
      </div>
      <FormProblem of={change} />
      <Show when={store.demoAccounts()?.length}>
        <h3>{t('eyes.switch')}</h3>
        <ul class={styles.accounts}>
          <For each={store.demoAccounts()}>
            {(one) => (
              <li>
                <button
                  type="button"
                  data-account={one.account}
                  onClick={() => void change.run(() => store.switchTo(one.account))}
                >
                  <span>{postName(one.post, language())}</span>
                  <span>{one.areaName ?? t('eyes.whole')}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </>
  );
}
