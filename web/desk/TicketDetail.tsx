import { useQuery } from '@tanstack/solid-query';
import { createEffect, For, on, Show } from 'solid-js';
import type { StaffTicket } from '#contract/tickets.ts';
import { ApiError, getTicket } from '../client.ts';
import { categoryName, postName } from '../display/names.ts';
import { useWords } from '../i18n/language.tsx';
import { useMe } from '../state/me.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Remaining } from '../ui/Remaining.tsx';
import { SeverityMark } from '../ui/SeverityMark.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { WhyList } from '../ui/WhyList.tsx';
import { useDesk } from './deskState.ts';
import panel from './panel.module.css';
import { Actions, Assignments, Proposals, Reports } from './TicketParts.tsx';

/** One ticket, read anew whenever the feed says that something changed. */
export function TicketDetail(props: { id: string }) {
  const { t, language } = useWords();
  const desk = useDesk();
  const { isEnded } = useMe();
  const query = useQuery(() => ({
    queryKey: ['ticket', props.id, language()],
    queryFn: ({ signal }) => getTicket(props.id, signal),
    enabled: !isEnded(),
  }));
  createEffect(on(desk.live.asOf, () => !isEnded() && void query.refetch(), { defer: true }));
  const isMissing = () => query.error instanceof ApiError && query.error.status === 404;
  return (
    <div class={panel.panel} data-testid="ticket-detail">
      <Show
        when={query.data}
        fallback={
          <Show when={query.isError} fallback={<Waiting />}>
            <Show
              when={isMissing()}
              fallback={<ErrorState error={query.error} onRetry={() => query.refetch()} />}
            >
              <EmptyState title={t('desk.notFound')} />
            </Show>
          </Show>
        }
      >
        {(ticket) => <Detail ticket={ticket()} />}
      </Show>
    </div>
  );
}

function Detail(props: { ticket: StaffTicket }) {
  const { t, tl, language } = useWords();
  const desk = useDesk();
  const grid = () => desk.gridOf(props.ticket.gridCode);
  const named = ({ post, name }: { post: Parameters<typeof postName>[0]; name: string }) =>
    `${postName(post, language())} ${name}`;
  return (
    <article>
      <div class={panel.head}>
        <h2>{categoryName(props.ticket.category, language())}</h2>
        <SeverityMark severity={props.ticket.severity} />
      </div>
      <div class={panel.head}>
        <span class={panel.quiet}>{props.ticket.number}</span>
        <span class={panel.chip}>{tl('status', props.ticket.status)}</span>
        <span class={panel.chip}>{tl('kind', props.ticket.kind)}</span>
        <Show when={props.ticket.isRestricted}>
          <span class={panel.chip}>{t('desk.restricted')}</span>
        </Show>
        <For each={props.ticket.marks}>
          {(mark) => <span class={`${panel.chip} ${panel.warn}`}>{tl('mark', mark)}</span>}
        </For>
      </div>
      <dl class={panel.facts}>
        <dt>{t('desk.holder')}</dt>
        <dd>
          <strong data-testid="holder">
            {props.ticket.holder ? named(props.ticket.holder) : t('desk.noHolder')}
          </strong>
        </dd>
        <dt>{t('desk.due')}</dt>
        <dd>
          {desk.near(props.ticket.dueAt)}{' '}
          <Remaining dueAt={props.ticket.dueAt} now={desk.clock.now()} status={props.ticket.status} />
        </dd>
        <dt>{t('desk.grid')}</dt>
        <dd>
          {grid()
            ? `${t('grid.name', { number: grid()?.number ?? 0 })} ${grid()?.shortName}`
            : t('grid.unknown')}
          <span class={panel.quiet}> · {tl('confidence', props.ticket.confidence)}</span>
        </dd>
        <dt>{t('desk.opened')}</dt>
        <dd>{desk.near(props.ticket.openedAt)}</dd>
        <Show when={props.ticket.closedAt}>
          {(closedAt) => (
            <>
              <dt>{t('desk.closedAt')}</dt>
              <dd>{desk.near(closedAt())}</dd>
            </>
          )}
        </Show>
        <Show when={props.ticket.informed.length}>
          <dt>{t('desk.informed')}</dt>
          <dd>{props.ticket.informed.map(named).join(language() === 'en' ? ', ' : '、')}</dd>
        </Show>
      </dl>
      <section class={panel.section}>
        <h3>{t('desk.why')}</h3>
        <WhyList why={props.ticket.why} />
      </section>
      <Reports ticket={props.ticket} />
      <Proposals ticket={props.ticket} />
      <Assignments ticket={props.ticket} />
      <Actions ticket={props.ticket} />
    </article>
  );
}
