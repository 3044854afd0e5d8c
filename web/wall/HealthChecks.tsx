import { For, Show } from 'solid-js';
import type { Wall } from '#contract/wall.ts';
import { formatCount } from '../display/names.ts';
import { useWords } from '../i18n/language.tsx';
import styles from './HealthChecks.module.css';
import type { GridNames } from './WallScreen.tsx';

type Check = Wall['checks'][number];

/** From here on the figures are too wide for the largest type. */
const longFrom = 1000;

/** 网中有格、按格定岗、人在格上、事在网中: covered of total, and where the gap is. */
export function HealthChecks(props: { checks: readonly Check[]; gridNames: GridNames }) {
  const { t, tl, language } = useWords();
  const state = (check: Check) => {
    if (!check.isHealthy) return 'gap';
    return check.byDutyRoster ? 'duty' : 'healthy';
  };
  const gap = (check: Check) => {
    const [first, ...rest] = check.defects;
    if (!first) return t('wall.defects', { count: check.total - check.covered });
    const isOneKind = rest.every(({ code }) => code === first.code);
    const defect = tl('defect', isOneKind ? first.code : 'posts');
    const grids = new Set(check.defects.map(({ gridCode }) => gridCode)).size;
    if (grids > 1 || !isOneKind) return t('wall.gapGrids', { count: grids, defect });
    const grid = first.gridCode && props.gridNames.get(first.gridCode);
    return grid ? `${t('grid.name', { number: grid.number })} ${defect}` : `${defect} ${first.count}`;
  };
  const remark = (check: Check) => {
    if (state(check) === 'gap') return gap(check);
    return state(check) === 'duty' ? t('wall.byDuty') : tl('checkUnit', check.code);
  };
  return (
    <section class={styles.checks} aria-label={t('wall.checks')}>
      <h2 class="visually-hidden">{t('wall.checks')}</h2>
      <For each={props.checks}>
        {(check) => (
          <div class={styles.check} data-state={state(check)} data-check={check.code}>
            <h3 class={styles.name}>
              <svg viewBox="0 0 20 20" aria-hidden="true" class={styles.sign}>
                <Show when={state(check) === 'healthy'}>
                  <path d="M3.5 10.5l4.2 4.2 8.8-9.4" class={styles.tick} />
                </Show>
                <Show when={state(check) === 'duty'}>
                  <path d="M15.8 12.6A7 7 0 0 1 8.2 2.8a7.4 7.4 0 1 0 7.6 9.8z" class={styles.moon} />
                </Show>
                <Show when={state(check) === 'gap'}>
                  <circle cx="10" cy="10" r="7" class={styles.ring} />
                </Show>
              </svg>
              {tl('check', check.code)}
            </h3>
            <p class={styles.count} data-long={check.total >= longFrom}>
              {formatCount(check.covered, language())}
              <span class={styles.total}>/{formatCount(check.total, language())}</span>
            </p>
            <p class={styles.remark}>{remark(check)}</p>
          </div>
        )}
      </For>
    </section>
  );
}
