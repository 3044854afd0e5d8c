import { createEffect, createSignal, lazy, Match, onCleanup, Show, Suspense, Switch } from 'solid-js';
import { uuidv7 } from 'uuidv7';
import { useWords } from '../i18n/language.tsx';
import { ChooseStep } from './ChooseStep.tsx';
import { createCommunity } from './community.ts';
import { createDraft } from './createDraft.ts';
import { createOutbox } from './createOutbox.ts';
import { createPhotos } from './createPhotos.ts';
import { createPosition } from './createPosition.ts';
import { DemoNote } from './DemoNote.tsx';
import { DetailStep } from './DetailStep.tsx';
import { declaredDatum } from './declaredDatum.ts';
import { hasPlace, reportOf } from './draft.ts';
import { PhoneHeader } from './PhoneHeader.tsx';
import type { PhonePage } from './phonePage.ts';
import { openPhoneStore } from './phoneStore.ts';
import styles from './ReportPage.module.css';
import { SentStep } from './SentStep.tsx';

/** Only who is signed in sees it, and only once the form stands: the page waits for nothing of it, and stays without it. */
const SignedInLine = lazy(() => import('./SignedInLine.tsx').catch(() => ({ default: () => null })));
const idleMilliseconds = 1500;

/** Choose, add, send: three screens, one thing each. The phone's Back button goes back one. */
export function ReportPage() {
  const { t } = useWords();
  const store = openPhoneStore();
  const position = createPosition(declaredDatum(location.search));
  const community = createCommunity();
  const photos = createPhotos(store);
  const outbox = createOutbox(store, photos);
  const [isKept, setKept] = createSignal(true);
  const [sentId, setSentId] = createSignal<string | null>(null);
  const [isIdle, setIdle] = createSignal(false);
  const idle = setTimeout(() => setIdle(true), idleMilliseconds);
  onCleanup(() => clearTimeout(idle));
  const writing = createDraft(store, (kept) => void photos.restore(kept.photoIds));
  void store.then((opened) => setKept(opened.isKept));

  // A report that was still waiting when the page was closed is what its sender wants to see first.
  let isLooked = false;
  createEffect(() => {
    const waiting = outbox.items.find(({ state }) => state === 'waiting');
    if (isLooked || outbox.items.length === 0) return;
    isLooked = true;
    if (waiting && !sentId() && !writing.draft.button) setSentId(waiting.id);
  });

  const back = () => {
    if (sentId()) setSentId(null);
    else writing.change({ button: null });
  };
  addEventListener('popstate', back);
  onCleanup(() => removeEventListener('popstate', back));

  const fix = () => {
    const now = position();
    return now.phase === 'found' ? now.fix : null;
  };
  const page: PhonePage = {
    ...writing,
    position,
    community,
    photos,
    outbox,
    addPhoto: (photo) => {
      const id = uuidv7();
      writing.change({ photoIds: [...writing.draft.photoIds, id] });
      photos.add(id, photo);
    },
    choose: (button) => {
      history.pushState(null, '');
      writing.change({ button });
    },
    send: () => {
      const { draft } = writing;
      if (!hasPlace(draft, fix())) return false;
      const body = reportOf(JSON.parse(JSON.stringify(draft)), fix(), new Date().toISOString());
      setSentId(draft.id);
      void outbox.add({
        id: draft.id,
        body,
        createdAt: new Date().toISOString(),
        attempt: 0,
        state: 'waiting',
        isPosted: false,
        photosDropped: 0,
        button: draft.button ?? 'other',
      });
      writing.clear();
      return true;
    },
    open: setSentId,
  };
  const sent = () => outbox.items.find(({ id }) => id === sentId());
  return (
    <div class={styles.page} data-testid="report">
      <PhoneHeader title={t('report.title')} />
      <Show when={!isKept()}>
        <p class={styles.notice} role="status">
          {t('report.storageOff')}
        </p>
      </Show>
      <Switch fallback={<ChooseStep page={page} />}>
        <Match when={sent()}>{(item) => <SentStep item={item()} page={page} />}</Match>
        <Match when={writing.draft.button}>{(button) => <DetailStep button={button()} page={page} />}</Match>
      </Switch>
      <Show when={isIdle()}>
        <Suspense>
          <SignedInLine />
        </Suspense>
      </Show>
      <DemoNote isDemo={community().isDemo && (sent() !== undefined || !writing.draft.button)} />
    </div>
  );
}
