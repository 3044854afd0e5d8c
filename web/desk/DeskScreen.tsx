import { Match, Switch } from 'solid-js';
import { useWords } from '../i18n/language.tsx';
import { Breadcrumbs } from './Breadcrumbs.tsx';
import { ConnectionLost } from './ConnectionLost.tsx';
import { DeskHeader } from './DeskHeader.tsx';
import { DeskMap } from './DeskMap.tsx';
import styles from './DeskScreen.module.css';
import { useDesk } from './deskState.ts';
import { GridOverview } from './GridOverview.tsx';
import { GridPanel } from './GridPanel.tsx';
import { IntakePanel } from './IntakePanel.tsx';
import { TicketDetail } from './TicketDetail.tsx';
import { TicketList } from './TicketList.tsx';

/** Map left, work right: the list, and beside it whatever is selected. */
export function DeskScreen() {
  const { t } = useWords();
  const desk = useDesk();
  return (
    <div class={styles.desk} data-testid="desk">
      <DeskHeader />
      <ConnectionLost />
      <main class={styles.main}>
        <div class={styles.map}>
          <DeskMap />
        </div>
        <section class={styles.list} aria-label={t('desk.list')}>
          <TicketList />
        </section>
        <section class={styles.inspector} aria-live="polite">
          <Breadcrumbs />
          <Switch fallback={<GridOverview />}>
            <Match when={desk.isIntakeOpen()}>
              <IntakePanel />
            </Match>
            <Match when={desk.selection().ticketId}>{(id) => <TicketDetail id={id()} />}</Match>
            <Match when={desk.selection().gridCode}>{(code) => <GridPanel gridCode={code()} />}</Match>
          </Switch>
        </section>
      </main>
    </div>
  );
}
