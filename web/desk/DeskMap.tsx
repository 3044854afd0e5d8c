import { createMemo, createSignal, For, Show } from 'solid-js';
import { severities } from '#contract/lists.ts';
import { useWords } from '../i18n/language.tsx';
import { GridMap, type Hit } from '../map/GridMap.tsx';
import { SeverityMark } from '../ui/SeverityMark.tsx';
import styles from './DeskMap.module.css';
import { useDesk } from './deskState.ts';

const padding = { left: 30, right: 30, top: 40, bottom: 60 };

/** The map of the desk: choose a pin, a building or a grid; or put a pin for the report being taken in. */
export function DeskMap() {
  const { t } = useWords();
  const desk = useDesk();
  const [isFlat, setFlat] = createSignal(false);
  const [whole, setWhole] = createSignal(0);
  const view = createMemo(() => {
    whole();
    return { pitch: isFlat() ? 0 : 34, bearing: 0, padding };
  });
  const pins = createMemo(() => {
    const pin = desk.pin();
    const draft = { id: 'draft', severity: 'elevated' as const, isOverdue: false, label: '' };
    return pin ? [...desk.listed(), { ...draft, position: pin }] : desk.listed();
  });
  const shown = createMemo(() =>
    desk.pin() ? { ...desk.selection(), ticketId: 'draft' } : desk.selection(),
  );
  const choose = (hit: Hit) => {
    if (desk.isPinning()) {
      desk.setPin(hit.position);
      return desk.setPinning(false);
    }
    if (hit.ticketId === 'draft') return;
    desk.setIntakeOpen(false);
    if (hit.ticketId) return desk.select({ ticketId: hit.ticketId });
    desk.select({
      ticketId: null,
      buildingCode: hit.buildingCode ?? null,
      gridCode: hit.gridCode ?? null,
    });
  };
  return (
    <GridMap
      label={t('map.label')}
      land={desk.land()}
      pins={pins()}
      selection={shown()}
      view={view()}
      followsSelection
      onSelect={choose}
    >
      {(map) => (
        <>
          <Show when={desk.isPinning()}>
            <p class={styles.pinning} role="status">
              {t('intake.pinning')}
            </p>
          </Show>
          <div class={styles.buttons} role="toolbar" aria-label={t('map.label')}>
            <button
              type="button"
              aria-label={t('map.zoomIn')}
              onClick={() => map()?.zoomIn({ duration: 200 })}
            >
              +
            </button>
            <button
              type="button"
              aria-label={t('map.zoomOut')}
              onClick={() => map()?.zoomOut({ duration: 200 })}
            >
              −
            </button>
            <button type="button" aria-pressed={!isFlat()} onClick={() => setFlat((flat) => !flat)}>
              {isFlat() ? t('map.tilt') : t('map.flat')}
            </button>
            <button type="button" onClick={() => setWhole((times) => times + 1)}>
              {t('map.whole')}
            </button>
          </div>
          <ul class={styles.legend} aria-label={t('map.legend')}>
            <For each={severities}>
              {(severity) => (
                <li>
                  <SeverityMark severity={severity} />
                </li>
              )}
            </For>
          </ul>
        </>
      )}
    </GridMap>
  );
}
