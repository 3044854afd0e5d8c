import { Show } from 'solid-js';
import { freshnessOf } from '../display/duration.ts';
import { useWords } from '../i18n/language.tsx';
import styles from './ConnectionLost.module.css';
import { useDesk } from './deskState.ts';

/** Nothing on the desk moves any more: what happened, what is kept, and that nobody needs to do anything. How old it is stands in the header. */
export function ConnectionLost() {
  const { t } = useWords();
  const desk = useDesk();
  const freshness = () => freshnessOf(desk.live.ageMilliseconds());
  return (
    <Show when={freshness() !== 'fresh'}>
      <p class={styles.lost} role="status" data-freshness={freshness()} data-testid="connection-lost">
        {t('desk.disconnected')}
      </p>
    </Show>
  );
}
