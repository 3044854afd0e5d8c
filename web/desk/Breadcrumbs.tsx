import { Show } from 'solid-js';
import { useWords } from '../i18n/language.tsx';
import styles from './Breadcrumbs.module.css';
import { useDesk } from './deskState.ts';

/** Community › grid › ticket: where one is, and the way up. */
export function Breadcrumbs() {
  const { t } = useWords();
  const desk = useDesk();
  const grid = () => desk.gridOf(desk.selection().gridCode);
  const up = (change: { gridCode?: null }) => {
    desk.setIntakeOpen(false);
    desk.select({ ticketId: null, buildingCode: null, ...change });
  };
  return (
    <nav class={styles.path} aria-label={t('desk.back')}>
      <button type="button" onClick={() => up({ gridCode: null })}>
        {desk.wall().community.name}
      </button>
      <Show when={!desk.isIntakeOpen() && grid()}>
        {(properties) => (
          <>
            <span aria-hidden="true">›</span>
            <button type="button" onClick={() => up({})}>
              {t('grid.name', { number: properties().number })} {properties().shortName}
            </button>
          </>
        )}
      </Show>
      <Show when={!desk.isIntakeOpen() && desk.selection().ticketId}>
        <span aria-hidden="true">›</span>
        <span aria-current="page">{t('desk.detail')}</span>
      </Show>
      <Show when={desk.isIntakeOpen()}>
        <span aria-hidden="true">›</span>
        <span aria-current="page">{t('intake.title')}</span>
      </Show>
    </nav>
  );
}
