import { For, Show } from 'solid-js';
import { postingWords } from '../display/postings.ts';
import { useWords } from '../i18n/language.tsx';
import type { CommunityTime } from '../state/communityTime.ts';
import { useMe } from '../state/me.ts';
import { createSubmission } from '../state/submission.ts';
import { FormProblem } from '../ui/FormProblem.tsx';
import form from '../ui/form.module.css';
import styles from './account.module.css';

export function WhoIAm(props: { time: CommunityTime }) {
  const { t, language } = useWords();
  const store = useMe();
  const leaving = createSubmission();
  return (
    <section class={styles.card}>
      <h2>{t('account.who')}</h2>
      <p class={styles.name}>{store.me()?.person?.name ?? t('eyes.stranger')}</p>
      <dl class={styles.facts}>
        <dt>{t('eyes.postings')}</dt>
        <dd>
          <ul>
            <For each={store.me()?.postings} fallback={<li>{t('gate.none')}</li>}>
              {(posting) => <li>{postingWords(posting, language())}</li>}
            </For>
          </ul>
        </dd>
        <dt>{t('account.userName')}</dt>
        <dd>{store.me()?.person?.userName ?? t('account.noUserName')}</dd>
        <Show when={store.me()?.sessionExpiresAt}>
          {(at) => (
            <>
              <dt>{t('account.expires')}</dt>
              <dd>{props.time.near(at())}</dd>
            </>
          )}
        </Show>
      </dl>
      <p>
        <br />
        <button type="button" class={form.second} onClick={() => void leaving.run(store.leave)}>
          {t('eyes.signOut')}
        </button>
      </p>
      <FormProblem of={leaving} />
    </section>
  );
}
