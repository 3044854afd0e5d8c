import { createMemo, For } from 'solid-js';
import { attendanceOf, barsOf } from '../display/fullness.ts';
import { seesGrid } from '../display/rights.ts';
import { useWords } from '../i18n/language.tsx';
import { useMe } from '../state/me.ts';
import { missingWords } from '../ui/barWords.ts';
import { SignalBars } from '../ui/SignalBars.tsx';
import { useDesk } from './deskState.ts';
import styles from './GridOverview.module.css';
import panel from './panel.module.css';

/** The map's grids as a list, in the order of their numbers. */
export function GridOverview() {
  const words = useWords();
  const { t } = words;
  const desk = useDesk();
  const { me } = useMe();
  const rows = createMemo(() => {
    const figures = new Map(desk.wall().grids.map((grid) => [grid.gridCode, grid]));
    const attendance = attendanceOf(desk.wall());
    return desk.land().grids.flatMap(({ properties }) => {
      const own = figures.get(properties.gridCode);
      const isSeen = seesGrid(me(), properties.gridCode);
      return own ? [{ ...properties, isSeen, open: own.open, bars: barsOf(own, attendance) }] : [];
    });
  });
  return (
    <div class={panel.panel}>
      <div class={panel.head}>
        <h2>{t('desk.overview')}</h2>
        <p class={panel.quiet}>{t('desk.overviewMore')}</p>
      </div>
      <ul class={styles.list} aria-label={t('desk.gridsList')} data-testid="grid-list">
        <For each={rows()}>
          {(row) => (
            <li>
              <button
                type="button"
                class={styles.row}
                data-grid={row.gridCode}
                onClick={() => desk.select({ gridCode: row.gridCode, ticketId: null, buildingCode: null })}
              >
                <span class={styles.number}>{row.number}</span>
                <SignalBars name={t('grid.name', { number: row.number })} bars={row.bars} />
                <span class={styles.name}>{row.shortName}</span>
                <span class={styles.missing} data-outside={!row.isSeen}>
                  {row.isSeen ? missingWords(row.bars, words).join(' · ') : t('scope.outside')}
                </span>
                <span class={styles.open}>{t('desk.openCount', { count: row.open })}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}
