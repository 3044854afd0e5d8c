import { For, Show } from 'solid-js';
import { useWords } from '../i18n/language.tsx';
import styles from './ChooseStep.module.css';
import type { PhonePage } from './phonePage.ts';

/** As many as a thumb overlooks. */
const most = 3;

/** What this phone has sent: who has it is one tap away, also after the page was closed in between. */
export function SentBefore(props: { page: PhonePage }) {
  const { t } = useWords();
  const received = () =>
    props.page.outbox.items
      .filter(({ state, answer }) => state === 'received' && answer)
      .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
      .slice(0, most);
  return (
    <Show when={received().length > 0}>
      <section class={styles.before} aria-label={t('report.sentBefore')} data-testid="sent-before">
        <h3>{t('report.sentBefore')}</h3>
        <For each={received()}>
          {(item) => (
            <button type="button" class={styles.sent} onClick={() => props.page.open(item.id)}>
              {item.answer?.ticket.number}
            </button>
          )}
        </For>
      </section>
    </Show>
  );
}
