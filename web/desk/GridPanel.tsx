import { useQuery } from '@tanstack/solid-query';
import { Show } from 'solid-js';
import { getTriangle } from '../client.ts';
import { attendanceOf, barsOf } from '../display/fullness.ts';
import { formatCount } from '../display/names.ts';
import { seesGrid } from '../display/rights.ts';
import { useWords } from '../i18n/language.tsx';
import { useMe } from '../state/me.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { BarsExplained } from './BarsExplained.tsx';
import { useDesk } from './deskState.ts';
import { OutsideScope } from './OutsideScope.tsx';
import panel from './panel.module.css';
import { TrianglePeople } from './TrianglePeople.tsx';

/** One grid: its five bars with their reasons, and its iron triangle with duty and contact. */
export function GridPanel(props: { gridCode: string }) {
  const { t, language } = useWords();
  const desk = useDesk();
  const { me, isEnded } = useMe();
  const isSeen = () => seesGrid(me(), props.gridCode);
  const grid = () => desk.gridOf(props.gridCode);
  const figures = () => desk.wall().grids.find(({ gridCode }) => gridCode === props.gridCode);
  const building = () =>
    desk.land().buildings.find(({ properties }) => properties.code === desk.selection().buildingCode)
      ?.properties;
  const query = useQuery(() => ({
    queryKey: ['triangle', props.gridCode, language()],
    queryFn: ({ signal }) => getTriangle(props.gridCode, signal),
    enabled: isSeen() && !isEnded(),
  }));
  const count = (value: number | undefined) => formatCount(value ?? 0, language());
  return (
    <div class={panel.panel} data-testid="grid-panel" data-grid={props.gridCode}>
      <div class={panel.head}>
        <h2>
          {t('grid.name', { number: grid()?.number ?? 0 })} {grid()?.shortName}
        </h2>
        <Show when={building()}>
          {(one) => (
            <span class={panel.chip}>{t('desk.buildingAt', { name: one().name, floors: one().floors })}</span>
          )}
        </Show>
      </div>
      <p class={panel.quiet}>
        {t('desk.figures', {
          files: count(grid()?.householdFiles),
          units: count(grid()?.units),
          buildings: count(grid()?.buildings),
        })}
      </p>
      <button type="button" class={panel.link} onClick={() => desk.setFilters({ gridCode: props.gridCode })}>
        {t('desk.ticketsOfGrid')} · {t('desk.openCount', { count: figures()?.open ?? 0 })}
      </button>
      <Show when={figures()}>
        {(own) => (
          <BarsExplained
            name={t('grid.name', { number: grid()?.number ?? 0 })}
            bars={barsOf(own(), attendanceOf(desk.wall()))}
          />
        )}
      </Show>
      <Show when={isSeen()} fallback={<OutsideScope />}>
        <Show
          when={query.data}
          fallback={
            <Show when={query.isError} fallback={<Waiting />}>
              <ErrorState error={query.error} onRetry={() => query.refetch()} />
            </Show>
          }
        >
          {(triangle) => <TrianglePeople triangle={triangle()} />}
        </Show>
      </Show>
    </div>
  );
}
