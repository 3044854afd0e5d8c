import { For } from 'solid-js';
import { severities, statusGroups, ticketKinds } from '#contract/lists.ts';
import { useWords } from '../i18n/language.tsx';
import { type Filters, noFilters, useDesk } from './deskState.ts';
import styles from './TicketFilters.module.css';

/** Status group as a switch, the rest as plain selects: everything by keyboard. */
export function TicketFilters() {
  const { t, tl } = useWords();
  const desk = useDesk();
  const select = (
    key: 'severity' | 'kind' | 'gridCode',
    label: string,
    options: { value: string; name: string }[],
  ) => (
    <label class={styles.field}>
      <span class="visually-hidden">{label}</span>
      <select
        value={desk.filters()[key]}
        data-filter={key}
        onChange={(event) => desk.setFilters({ [key]: event.currentTarget.value })}
      >
        <option value="">{label}</option>
        <For each={options}>{({ value, name }) => <option value={value}>{name}</option>}</For>
      </select>
    </label>
  );
  const groups = [...statusGroups, ''] as const;
  const isChanged = () =>
    (Object.keys(noFilters) as (keyof Filters)[]).some((key) => desk.filters()[key] !== noFilters[key]);
  return (
    <search class={styles.filters} aria-label={t('desk.search')}>
      <fieldset class={styles.groups}>
        <legend class="visually-hidden">{t('desk.status')}</legend>
        <For each={groups}>
          {(group) => (
            <button
              type="button"
              aria-pressed={desk.filters().group === group}
              onClick={() => desk.setFilters({ group })}
            >
              {tl('group', group || 'all')}
            </button>
          )}
        </For>
        <label class={styles.overdue}>
          <input
            type="checkbox"
            checked={desk.filters().isOverdueOnly}
            onChange={(event) => desk.setFilters({ isOverdueOnly: event.currentTarget.checked })}
          />
          {t('desk.overdueOnly')}
        </label>
      </fieldset>
      <div class={styles.row}>
        {select(
          'severity',
          t('desk.severity'),
          severities.map((value) => ({ value, name: tl('severity', value) })),
        )}
        {select(
          'kind',
          t('desk.kind'),
          ticketKinds.map((value) => ({ value, name: tl('kind', value) })),
        )}
        {select(
          'gridCode',
          t('desk.grid'),
          desk.land().grids.map(({ properties }) => ({
            value: properties.gridCode,
            name: `${t('grid.name', { number: properties.number })} ${properties.shortName}`,
          })),
        )}
        <button
          type="button"
          class={styles.clear}
          disabled={!isChanged()}
          onClick={() => desk.setFilters(noFilters)}
        >
          {t('desk.clear')}
        </button>
      </div>
    </search>
  );
}
