import { For, Show } from 'solid-js';
import type { StaffTicket } from '#contract/tickets.ts';
import type { SentPosition } from '#contract/wire.ts';
import { photoAddress } from '../client.ts';
import { postName, serviceName } from '../display/names.ts';
import { useWords } from '../i18n/language.tsx';
import { Contact } from './Contact.tsx';
import { useDesk } from './deskState.ts';
import panel from './panel.module.css';
import styles from './TicketParts.module.css';

type Props = { ticket: StaffTicket };

/** What was sent, word for word, with the position exactly as it was declared. */
export function Reports(props: Props) {
  const { t, tl } = useWords();
  const desk = useDesk();
  const position = (sent: unknown) => {
    const { lon, lat, crs, source, accuracyMeters } = sent as SentPosition;
    const accuracy =
      accuracyMeters === undefined ? '' : ` · ${t('desk.accuracy', { meters: Math.round(accuracyMeters) })}`;
    return `${lon.toFixed(6)}, ${lat.toFixed(6)} · ${crs} · ${tl('source', source)}${accuracy}`;
  };
  return (
    <section class={panel.section}>
      <h3>{t('desk.reports')}</h3>
      <For each={props.ticket.reports}>
        {(report) => (
          <div class={styles.report}>
            <p class={panel.quiet}>
              {desk.near(report.receivedAt)} · {t('desk.sent', { channel: tl('channel', report.channel) })}
            </p>
            <Show when={report.hasContact}>
              <Contact report={report} />
            </Show>
            <Show when={report.text}>
              <blockquote class={styles.text}>{report.text}</blockquote>
            </Show>
            <Show when={report.placeText}>
              <p>
                <span class={panel.quiet}>{t('desk.placeText')}</span> {report.placeText}
              </p>
            </Show>
            <Show when={report.sentPosition}>
              {(sent) => (
                <p>
                  <span class={panel.quiet}>{t('desk.position')}</span> {position(sent())}
                </p>
              )}
            </Show>
            <p class={styles.reportId}>
              {t('reveal.reportId')} {report.id}
            </p>
            <div class={styles.photos}>
              <For each={report.photoIds}>
                {(id, at) => (
                  <a href={photoAddress(id)} target="_blank" rel="noreferrer">
                    <img src={photoAddress(id)} alt={t('desk.photo', { number: at() + 1 })} loading="lazy" />
                  </a>
                )}
              </For>
            </div>
          </div>
        )}
      </For>
    </section>
  );
}

/** Who could be called, and that nobody has been. */
export function Proposals(props: Props) {
  const { t, language } = useWords();
  return (
    <Show when={props.ticket.proposals.length}>
      <section class={panel.section} data-testid="proposals">
        <h3>
          {t('desk.proposals')}
          <span class={styles.notCalled}>{t('desk.notCalled')}</span>
        </h3>
        <ul class={styles.proposals}>
          <For each={props.ticket.proposals}>
            {(proposal) => (
              <li data-service={proposal.service}>
                <p class={styles.organisation}>
                  <strong>{proposal.name}</strong>
                  <a href={`tel:${proposal.hotline}`}>{proposal.hotline}</a>
                </p>
                <p class={panel.quiet}>
                  {serviceName(proposal.service, language())} · {proposal.because.sentence}
                </p>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}

export function Assignments(props: Props) {
  const { t, language } = useWords();
  const desk = useDesk();
  return (
    <section class={panel.section}>
      <h3>{t('desk.history')}</h3>
      <ol class={styles.history}>
        <For each={props.ticket.assignments}>
          {(assignment) => (
            <li>
              <time class={panel.quiet}>{desk.near(assignment.at)}</time>
              <span>
                {assignment.holder
                  ? `${postName(assignment.holder.post, language())} ${assignment.holder.name}`
                  : t('desk.noHolder')}
              </span>
            </li>
          )}
        </For>
      </ol>
    </section>
  );
}

/** What may be done here and now; what may not says why. */
export function Actions(props: Props) {
  const { t, tl } = useWords();
  const reasons = () => [
    ...new Set(
      props.ticket.allowedActions.flatMap(({ ok, because }) =>
        ok ? [] : [tl('because', because ?? 'other')],
      ),
    ),
  ];
  return (
    <section class={panel.section}>
      <h3>{t('desk.actions')}</h3>
      <div class={styles.actions}>
        <For each={props.ticket.allowedActions}>
          {({ action, because }) => (
            <button type="button" disabled title={tl('because', because ?? 'other')}>
              {tl('action', action)}
            </button>
          )}
        </For>
      </div>
      <p class={panel.quiet}>{reasons().join(' · ')}</p>
    </section>
  );
}
