import { For } from 'solid-js';
import { severities } from '#contract/lists.ts';
import { useWords } from '../i18n/language.tsx';
import { SeverityMark } from '../ui/SeverityMark.tsx';
import styles from './MapLegend.module.css';

export function MapLegend() {
  const { t } = useWords();
  return (
    <ul class={styles.legend} aria-label={t('map.legend')}>
      <For each={severities}>
        {(severity) => (
          <li>
            <SeverityMark severity={severity} />
          </li>
        )}
      </For>
    </ul>
  );
}
