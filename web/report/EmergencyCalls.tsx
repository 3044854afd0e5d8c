import { For, Show } from 'solid-js';
import type { ServiceCode } from '#geodata/model.ts';
import { serviceName } from '../display/names.ts';
import { useWords, type WordKey } from '../i18n/language.tsx';
import type { CommunityFacts } from './community.ts';
import { type RiderButton, riderCategory } from './draft.ts';
import styles from './EmergencyCalls.module.css';

const emergencyNumbers = ['119', '110', '120'] as const;

/** Always there, whatever the form holds: plain links that no state of this page can block. */
export function EmergencyLine() {
  const { t } = useWords();
  return (
    <nav class={styles.line} aria-label={t('report.emergency')}>
      <span class={styles.lead}>{t('report.emergency')}</span>
      <For each={emergencyNumbers}>
        {(number) => (
          <a href={`tel:${number}`}>
            <strong>{number}</strong> {t(`report.number.${number}` as WordKey)}
          </a>
        )}
      </For>
    </nav>
  );
}

/** For urgent kinds: the number to call and one sentence of safety, above Send. Reporting never replaces the call. */
export function EmergencyCalls(props: { button: RiderButton; community: CommunityFacts }) {
  const { t, language } = useWords();
  const calls = () => riderCategory(props.button)?.call ?? [];
  const emergencies = () => calls().filter((call) => /^\d+$/.test(call));
  const services = () =>
    calls().filter((call): call is Extract<typeof call, ServiceCode> => !/^\d+$/.test(call));
  return (
    <Show when={calls().length}>
      <section class={styles.calls} aria-label={t('report.call')} data-testid="emergency">
        <p class={styles.safety}>{t(`report.safety.${props.button}` as WordKey)}</p>
        <div class={styles.numbers}>
          <For each={emergencies()}>
            {(number) => (
              <a href={`tel:${number}`} class={styles.first}>
                {t('report.call')} {number}
              </a>
            )}
          </For>
          <Show when={props.community.dutyHotline}>
            {(hotline) => (
              <a href={`tel:${hotline()}`} class={emergencies().length ? styles.second : styles.first}>
                <span>{t('report.dutyCall')}</span>
                <small>
                  <For each={services()}>
                    {(service) => t('report.serviceCall', { service: serviceName(service, language()) })}
                  </For>
                </small>
              </a>
            )}
          </Show>
        </div>
      </section>
    </Show>
  );
}
