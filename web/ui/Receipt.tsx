import { For, type JSX, Show } from 'solid-js';
import type { SubmitAnswer } from '#contract/reports.ts';
import { formatNear } from '../display/instants.ts';
import { postName } from '../display/names.ts';
import { useWords, type WordKey } from '../i18n/language.tsx';
import styles from './Receipt.module.css';
import { SeverityMark } from './SeverityMark.tsx';
import { WhyList } from './WhyList.tsx';

type Props = {
  answer: SubmitAnswer;
  /** 第9网格 粮站供销片 */
  gridName: string | undefined;
  now: number;
  timeZone: string;
  children?: JSX.Element;
};

/** What was received, where it was placed, who has it, by when, and why. */
export function Receipt(props: Props) {
  const { t, language } = useWords();
  const ticket = () => props.answer.ticket;
  const posts = () => ticket().informed.map((post) => postName(post, language()));
  return (
    <div class={styles.receipt} data-testid="receipt">
      <dl class={styles.facts}>
        <dt>{t('receipt.number')}</dt>
        <dd class={styles.number} data-testid="ticket-number">
          {ticket().number}
          <SeverityMark severity={ticket().severity} />
        </dd>
        <dt>{t('receipt.placed')}</dt>
        <dd data-testid="ticket-grid" data-grid={ticket().gridCode ?? ''}>
          {props.gridName ?? t('receipt.placedNone')}
        </dd>
        <Show when={ticket().holder}>
          {(holder) => (
            <>
              <dt>{t('receipt.holder')}</dt>
              <dd class={styles.holder} data-testid="ticket-holder" data-post={holder().post}>
                {postName(holder().post, language())}
              </dd>
            </>
          )}
        </Show>
        <dt>{t('receipt.due')}</dt>
        <dd>{formatNear(ticket().dueAt, props.now, { language: language(), timeZone: props.timeZone })}</dd>
        <Show when={posts().length}>
          <dt>{t('receipt.informed')}</dt>
          <dd>{[...new Set(posts())].join(language() === 'en' ? ', ' : '、')}</dd>
        </Show>
      </dl>
      <For each={props.answer.report.asks}>
        {(ask) => (
          <p class={styles.ask} role="status">
            {t(`receipt.ask.${ask}` as WordKey)}
          </p>
        )}
      </For>
      <details class={styles.why} open>
        <summary>{t('receipt.why')}</summary>
        <WhyList why={ticket().why} />
      </details>
      {props.children}
    </div>
  );
}
