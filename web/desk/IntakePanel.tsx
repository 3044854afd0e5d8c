import { createEffect, Show } from 'solid-js';
import { useWords } from '../i18n/language.tsx';
import { Receipt } from '../ui/Receipt.tsx';
import { createIntake } from './createIntake.ts';
import { useDesk } from './deskState.ts';
import styles from './IntakeForm.module.css';
import { IntakeForm } from './IntakeForm.tsx';
import panel from './panel.module.css';

/** A phone call, a walk-in or a pasted message becomes a report; then what became of it. */
export function IntakePanel() {
  const { t } = useWords();
  const desk = useDesk();
  const intake = createIntake(desk.pin, () => desk.setPin(null));
  createEffect(() => {
    const ticket = intake.receipt()?.answer.ticket;
    if (ticket) desk.select({ gridCode: ticket.gridCode, ticketId: ticket.id, buildingCode: null });
  });
  const gridName = (gridCode: string | null) => {
    const grid = desk.gridOf(gridCode);
    return grid && `${t('grid.name', { number: grid.number })} ${grid.shortName}`;
  };
  return (
    <div class={panel.panel} data-testid="intake">
      <Show when={intake.receipt()} fallback={<IntakeForm intake={intake} />}>
        {(receipt) => (
          <div role="status">
            <div class={panel.head}>
              <h2>{t('receipt.title')}</h2>
              <span class={panel.quiet}>{t('intake.seconds', { seconds: receipt().tookSeconds })}</span>
            </div>
            <div class={panel.section}>
              <Receipt
                answer={receipt().answer}
                gridName={gridName(receipt().answer.ticket.gridCode)}
                now={desk.clock.now()}
                timeZone={desk.wall().community.timeZone}
              />
            </div>
            <div class={styles.after}>
              <button
                type="button"
                class={styles.send}
                onClick={intake.next}
                ref={(button) => setTimeout(() => button.focus())}
              >
                {t('intake.next')}
              </button>
              <button
                type="button"
                class={styles.second}
                onClick={() => {
                  const { id, gridCode } = receipt().answer.ticket;
                  desk.setIntakeOpen(false);
                  desk.select({ ticketId: id, gridCode });
                }}
              >
                {t('intake.open')}
              </button>
            </div>
          </div>
        )}
      </Show>
    </div>
  );
}
