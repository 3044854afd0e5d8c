import { For, Show } from 'solid-js';
import { riderCategories } from '#contract/categories.ts';
import { useWords, type WordKey } from '../i18n/language.tsx';
import { CategoryIcon } from './CategoryIcon.tsx';
import styles from './ChooseStep.module.css';
import { EmergencyLine } from './EmergencyCalls.tsx';
import { PhotoStrip } from './PhotoStrip.tsx';
import type { PhonePage } from './phonePage.ts';
import { SentBefore } from './SentBefore.tsx';

/** First screen: call if there is danger, take a photo if there is time, tap what it is. */
export function ChooseStep(props: { page: PhonePage }) {
  const { t } = useWords();
  const waiting = () => props.page.outbox.items.filter(({ state }) => state !== 'received');
  return (
    <main class={styles.step}>
      <EmergencyLine />
      <Show when={waiting()[0]}>
        {(first) => (
          <button type="button" class={styles.waiting} onClick={() => props.page.open(first().id)}>
            {t('report.waitingCount', { count: waiting().length })}
          </button>
        )}
      </Show>
      <h2 class={styles.title}>{t('report.step1')}</h2>
      <PhotoStrip page={props.page} hasHint />
      <div class={styles.buttons}>
        <For each={riderCategories}>
          {({ button }) => (
            <button
              type="button"
              class={styles.button}
              data-button={button}
              onClick={() => props.page.choose(button)}
            >
              <CategoryIcon button={button} />
              {t(`report.button.${button}` as WordKey)}
            </button>
          )}
        </For>
      </div>
      <SentBefore page={props.page} />
    </main>
  );
}
