import { For } from 'solid-js';
import type { Bar } from '../display/fullness.ts';
import { useWords, type WordKey } from '../i18n/language.tsx';
import { barSentence } from '../ui/barWords.ts';
import { SignalBars } from '../ui/SignalBars.tsx';
import styles from './BarsExplained.module.css';
import panel from './panel.module.css';

/** The formula of the five bars, open: what each stands for and what it found. */
export function BarsExplained(props: { name: string; bars: readonly Bar[] }) {
  const words = useWords();
  const { t } = words;
  return (
    <section class={panel.section}>
      <h3>
        {t('bars.title')}
        <SignalBars name={props.name} bars={props.bars} />
      </h3>
      <dl class={styles.bars}>
        <For each={props.bars}>
          {(bar) => (
            <div data-state={bar.state} data-bar={bar.code}>
              <dt>{t(`bars.${bar.code}` as WordKey)}</dt>
              <dd>{barSentence(bar, words)}</dd>
            </div>
          )}
        </For>
      </dl>
      <p class={styles.formula}>{t('bars.formula')}</p>
    </section>
  );
}
