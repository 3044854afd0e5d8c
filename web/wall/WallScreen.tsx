import { createMemo, Show } from 'solid-js';
import type { Wall } from '#contract/wall.ts';
import { agoWords, freshnessOf } from '../display/duration.ts';
import { useWords } from '../i18n/language.tsx';
import type { Land } from '../state/land.ts';
import type { LiveTickets } from '../state/liveTickets.ts';
import type { ServerClock } from '../state/serverClock.ts';
import { BaseFigures } from './BaseFigures.tsx';
import type { ScreenStore } from './createScreen.ts';
import { GridBars } from './GridBars.tsx';
import { HealthChecks } from './HealthChecks.tsx';
import { LiveList } from './LiveList.tsx';
import { OverdueLine } from './OverdueLine.tsx';
import { TopBar } from './TopBar.tsx';
import { WallMap } from './WallMap.tsx';
import styles from './WallScreen.module.css';

export type WallProps = {
  land: Land;
  wall: Wall;
  live: LiveTickets;
  clock: ServerClock;
  screen: ScreenStore;
};

/** The command-centre wall: the map is the page, panels float over its edges. Nobody touches it. */
export function WallScreen(props: WallProps) {
  const { t } = useWords();
  const gridNames = createMemo(
    () => new Map(props.land.grids.map(({ properties }) => [properties.gridCode, properties])),
  );
  const freshness = () => freshnessOf(props.live.ageMilliseconds());
  const age = () => {
    const { key, values } = agoWords(props.live.ageMilliseconds());
    return t(key, values);
  };
  return (
    <main class={styles.wall} data-testid="wall">
      <WallMap land={props.land} wall={props.wall} live={props.live} />
      <TopBar wall={props.wall} live={props.live} clock={props.clock} screen={props.screen} />
      <div class={styles.left}>
        <HealthChecks checks={props.wall.checks} gridNames={gridNames()} />
        <GridBars land={props.land} wall={props.wall} />
      </div>
      <div class={styles.right}>
        <LiveList
          tickets={props.live.tickets()}
          total={props.wall.open.total}
          gridNames={gridNames()}
          now={props.clock.now()}
        />
      </div>
      <footer class={styles.bottom}>
        <OverdueLine
          tickets={props.live.tickets()}
          count={props.wall.open.overdue}
          gridNames={gridNames()}
          now={props.clock.now()}
        />
        <BaseFigures wall={props.wall} />
      </footer>
      <Show when={freshness() !== 'fresh'}>
        <p class={styles.stale} role="status" data-freshness={freshness()} data-testid="stale-banner">
          {t('wall.disconnected', { age: age() })}
        </p>
      </Show>
    </main>
  );
}

export type GridNames = ReadonlyMap<string, { number: number; name: string; shortName: string }>;
