import { createSignal, For, Match, onCleanup, Show, Switch } from 'solid-js';
import type { SubmitAnswer } from '#contract/reports.ts';
import { useWords } from '../i18n/language.tsx';
import { issueWords } from '../ui/issueWords.ts';
import { Receipt } from '../ui/Receipt.tsx';
import { gridLabel } from './community.ts';
import type { RiderButton } from './draft.ts';
import { draftOf } from './draft.ts';
import { followAddress } from './followLink.ts';
import type { Queued } from './outboxRules.ts';
import type { PhonePage } from './phonePage.ts';
import styles from './SentStep.module.css';

/** Third screen: kept on the phone, on its way, refused with a reason, or received with a name to it. */
export function SentStep(props: { item: Queued; page: PhonePage }) {
  const words = useWords();
  const { t } = words;
  const edit = () => {
    const { body, id, button } = props.item;
    props.page.change(draftOf(body, button as RiderButton));
    void props.page.outbox.drop(id);
    props.page.open(null);
  };
  return (
    <main class={styles.step} aria-live="polite">
      <Switch fallback={<OnItsWay item={props.item} page={props.page} />}>
        <Match when={props.item.state === 'received' && props.item.answer}>
          {(answer) => <Received item={props.item} answer={answer()} page={props.page} />}
        </Match>
        <Match when={props.item.state === 'refused'}>
          <h2 class={styles.title}>{t('report.refused')}</h2>
          <div class={styles.refusal} role="alert">
            <p>{props.item.refusal?.message}</p>
            <For each={props.item.refusal?.issues}>{(issue) => <p>{issueWords(issue, words)}</p>}</For>
          </div>
          <p class={styles.quiet}>{t('report.refusedMore')}</p>
          <button type="button" class={styles.primary} onClick={edit}>
            {t('report.edit')}
          </button>
        </Match>
      </Switch>
      <button type="button" class={styles.second} onClick={() => props.page.open(null)}>
        {t('report.another')}
      </button>
    </main>
  );
}

function OnItsWay(props: { item: Queued; page: PhonePage }) {
  const { t } = useWords();
  const [now, setNow] = createSignal(performance.now());
  const timer = setInterval(() => setNow(performance.now()), 500);
  onCleanup(() => clearInterval(timer));
  const { outbox, photos } = props.page;
  const wait = () => Math.max(0, Math.ceil(((outbox.nextTryAt() ?? now()) - now()) / 1000));
  const photoShare = () => {
    const pending = (props.item.body.photoIds ?? [])
      .map((id) => photos.states[id])
      .find((one) => one?.phase === 'sending');
    return pending && Math.round(pending.share * 100);
  };
  const isSending = () => outbox.sendingId() === props.item.id;
  return (
    <>
      <h2 class={styles.title} role="status" data-testid="queued">
        {isSending() && props.item.attempt === 0 ? t('report.sending') : t('report.queued')}
      </h2>
      <Show when={photoShare()}>
        {(percent) => <p>{t('report.sendingPhoto', { percent: percent() })}</p>}
      </Show>
      <Show when={props.item.attempt > 0}>
        <p class={styles.quiet}>{t('report.queuedMore')}</p>
        <p>{isSending() ? t('report.sending') : t('report.nextTry', { seconds: wait() })}</p>
        <button type="button" class={styles.primary} onClick={outbox.tryNow}>
          {t('report.tryNow')}
        </button>
      </Show>
    </>
  );
}

function Received(props: { item: Queued; answer: SubmitAnswer; page: PhonePage }) {
  const { t } = useWords();
  return (
    <>
      <h2 class={styles.title}>{t('report.received')}</h2>
      <Show when={props.item.photosDropped > 0}>
        <p class={styles.quiet}>{t('report.photoDropped', { count: props.item.photosDropped })}</p>
      </Show>
      <div class={styles.card}>
        <Receipt
          answer={props.answer}
          gridName={gridLabel(props.page.community(), props.answer.ticket.gridCode, t)}
          now={Date.now()}
          timeZone={props.page.community().timeZone}
        />
      </div>
      <a class={styles.primary} href={followAddress(props.answer.report)}>
        {t('report.follow')}
      </a>
    </>
  );
}
