import { agoWords, freshnessOf } from '../display/duration.ts';
import { useWords } from '../i18n/language.tsx';
import styles from './AgeOfData.module.css';

/** How old the picture is: always visible, amber from 30 s, red from 120 s, and the words change too. */
export function AgeOfData(props: { ageMilliseconds: number }) {
  const { t } = useWords();
  const freshness = () => freshnessOf(props.ageMilliseconds);
  const words = () => {
    const { key, values } = agoWords(props.ageMilliseconds);
    return t(freshness() === 'fresh' ? 'age.fresh' : 'age.stale', { age: t(key, values) });
  };
  return (
    <span class={styles.age} data-freshness={freshness()} data-testid="data-age">
      <span class={styles.dot} aria-hidden="true" />
      {words()}
    </span>
  );
}
