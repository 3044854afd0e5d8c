import { createMemo, For } from 'solid-js';
import type { Wall } from '#contract/wall.ts';
import { attendanceOf, type Bar, barsOf } from '../display/fullness.ts';
import { useWords } from '../i18n/language.tsx';
import type { Land } from '../state/land.ts';
import { missingWords } from '../ui/barWords.ts';
import { SignalBars } from '../ui/SignalBars.tsx';
import styles from './GridBars.module.css';

/** More would push the grid's name away; the bars themselves show which. */
const mostWords = 2;

/** 满格 grid by grid in the order of their numbers, never of their bars. */
export function GridBars(props: { land: Land; wall: Wall }) {
  const words = useWords();
  const { t } = words;
  const lacking = (bars: readonly Bar[]) => {
    const missing = missingWords(bars, words);
    return missing.length > mostWords
      ? t('bars.short.several', { count: missing.length })
      : missing.join(' · ');
  };
  const rows = createMemo(() => {
    const figures = new Map(props.wall.grids.map((grid) => [grid.gridCode, grid]));
    const attendance = attendanceOf(props.wall);
    return props.land.grids.flatMap(({ properties }) => {
      const own = figures.get(properties.gridCode);
      return own ? [{ ...properties, bars: barsOf(own, attendance) }] : [];
    });
  });
  return (
    <section class={styles.section}>
      <h2 class={styles.title}>
        {t('bars.byGrid')}
        <span class={styles.note}>{t('bars.dashed')}</span>
      </h2>
      <ol class={styles.list}>
        <For each={rows()}>
          {(row) => (
            <li class={styles.row} data-grid={row.gridCode}>
              <span class={styles.number}>{row.number}</span>
              <SignalBars name={t('grid.name', { number: row.number })} bars={row.bars} />
              <span class={styles.name}>{row.shortName}</span>
              <span class={styles.missing}>{lacking(row.bars)}</span>
            </li>
          )}
        </For>
      </ol>
    </section>
  );
}
