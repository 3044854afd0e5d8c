import { For, Show } from 'solid-js';
import type { PersonRow } from '#contract/people.ts';
import { postingWords } from '../display/postings.ts';
import { useWords } from '../i18n/language.tsx';
import type { CommunityTime } from '../state/communityTime.ts';
import { useMe } from '../state/me.ts';
import styles from './admin.module.css';
import type { Task } from './createPeople.ts';

/** One person: masked name and phone, every post with its end, the account. What may not be done is not offered. */
export function PersonLine(props: { person: PersonRow; time: CommunityTime; onTask: (task: Task) => void }) {
  const { t, language } = useWords();
  const { right } = useMe();
  const person = () => props.person;
  const account = () => {
    if (!person().hasAccount) return t('admin.none');
    return person().userName ?? t('admin.hasAccount');
  };
  return (
    <tr data-person={person().id}>
      <td class={styles.person}>{person().name}</td>
      <td class={styles.nowrap}>{person().phone}</td>
      <td>
        <For each={person().postings} fallback={<span class={styles.quiet}>{t('admin.noPostings')}</span>}>
          {(posting) => (
            <div class={styles.posting}>
              <span>
                {postingWords(posting, language())}
                <Show when={posting.to}>
                  {(to) => (
                    <span class={styles.quiet}> · {t('admin.until', { time: props.time.near(to()) })}</span>
                  )}
                </Show>
              </span>
              <Show when={right('posting.end').ok}>
                <button
                  type="button"
                  aria-label={t('admin.endLabel', { post: postingWords(posting, language()) })}
                  onClick={() => props.onTask({ kind: 'end', person: person(), posting })}
                >
                  {t('admin.end')}
                </button>
              </Show>
            </div>
          )}
        </For>
      </td>
      <td class={styles.nowrap}>
        <span classList={{ [styles.quiet as string]: !person().hasAccount }}>{account()}</span>
        <Show when={person().isDisabled}>
          <span class={styles.off}> · {t('admin.disabled')}</span>
        </Show>
        <Show when={right('accounts.manage').ok}>
          <div class={styles.buttons}>
            <button type="button" onClick={() => props.onTask({ kind: 'account', person: person() })}>
              {t(person().hasAccount ? 'admin.again' : 'admin.give')}
            </button>
            <Show when={person().hasAccount && !person().isDisabled}>
              <button type="button" onClick={() => props.onTask({ kind: 'disable', person: person() })}>
                {t('admin.disable')}
              </button>
            </Show>
          </div>
        </Show>
      </td>
    </tr>
  );
}
