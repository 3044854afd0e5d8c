import { createSignal } from 'solid-js';
import { createStore } from 'solid-js/store';
import { uuidv7 } from 'uuidv7';
import { emptyDraft, isUntouched, type ReportDraft } from './draft.ts';
import type { PhoneStore } from './phoneStore.ts';

/** The report being written. Every change is kept at once; a reload, a call or an empty battery loses nothing. */
export function createDraft(store: Promise<PhoneStore>, onRestored: (draft: ReportDraft) => void) {
  const [draft, setDraft] = createStore<ReportDraft>(emptyDraft(uuidv7()));
  const [isRestored, setRestored] = createSignal(false);
  const keep = () => {
    const plain = JSON.parse(JSON.stringify(draft)) as ReportDraft;
    void store.then((kept) => kept.keepDraft(isUntouched(plain) ? undefined : plain)).catch(() => undefined);
  };
  void store
    .then((kept) => kept.readDraft())
    .then((kept) => {
      // Somebody who was quicker than the phone's memory keeps what they typed.
      if (!kept || !isUntouched(draft)) return;
      setDraft(kept);
      setRestored(true);
      onRestored(kept);
    })
    .catch(() => undefined);
  return {
    draft,
    isRestored,
    change: (change: Partial<ReportDraft>) => {
      setDraft(change);
      keep();
    },
    clear: () => {
      setDraft(emptyDraft(uuidv7()));
      setRestored(false);
      keep();
    },
  };
}
