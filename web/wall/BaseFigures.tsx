import { For } from 'solid-js';
import type { Wall } from '#contract/wall.ts';
import { formatCount } from '../display/names.ts';
import { useWords, type WordKey } from '../i18n/language.tsx';
import styles from './BaseFigures.module.css';

type Figure = { key: WordKey; count: number; isBad?: boolean };

/** Base, today, this year, open: counted from rows, never written down. */
export function BaseFigures(props: { wall: Wall }) {
  const { t, language } = useWords();
  const groups = (): { title: WordKey; figures: Figure[] }[] => {
    const { base, today, year, open } = props.wall;
    return [
      {
        title: 'wall.base',
        figures: [
          { key: 'wall.grids', count: base.grids },
          { key: 'wall.branches', count: base.branches },
          { key: 'wall.gridWorkers', count: base.gridWorkers },
          { key: 'wall.groupLeaders', count: base.groupLeaders },
          { key: 'wall.unitLeaders', count: base.unitLeaders },
          { key: 'wall.householdFiles', count: base.householdFiles },
          { key: 'wall.venues', count: base.venues },
        ],
      },
      {
        title: 'wall.year',
        figures: [
          { key: 'wall.reports', count: year.reports },
          { key: 'wall.closed', count: year.closed },
        ],
      },
      {
        title: 'wall.today',
        figures: [
          { key: 'wall.reports', count: today.reports },
          { key: 'wall.closed', count: today.closed },
        ],
      },
      {
        title: 'wall.open',
        figures: [
          { key: 'wall.total', count: open.total },
          { key: 'wall.urgent', count: open.urgent },
          { key: 'wall.overdue', count: open.overdue, isBad: open.overdue > 0 },
        ],
      },
    ];
  };
  return (
    <div class={styles.figures}>
      <For each={groups()}>
        {(group) => (
          <section class={styles.group}>
            <h2 class={styles.title}>{t(group.title)}</h2>
            <dl class={styles.list}>
              <For each={group.figures}>
                {(figure) => (
                  <div class={styles.figure} data-bad={figure.isBad ?? false}>
                    <dt>{t(figure.key)}</dt>
                    <dd>{formatCount(figure.count, language())}</dd>
                  </div>
                )}
              </For>
            </dl>
          </section>
        )}
      </For>
    </div>
  );
}
