import { type Accessor, createEffect, createSignal } from 'solid-js';
import { createStore } from 'solid-js/store';
import { uuidv7 } from 'uuidv7';
import type { SubmitAnswer } from '#contract/reports.ts';
import type { Position } from '#geodata/model.ts';
import { ApiError, postReport } from '../client.ts';
import { emptyDraft, type IntakeDraft, keepDraft, readDraft, reportOf } from './intakeDraft.ts';

export type Intake = {
  draft: IntakeDraft;
  change: (change: Partial<IntakeDraft>) => void;
  isRestored: boolean;
  isSending: Accessor<boolean>;
  isPlaceMissing: Accessor<boolean>;
  error: Accessor<unknown>;
  receipt: Accessor<{ answer: SubmitAnswer; tookSeconds: number } | undefined>;
  send: () => Promise<void>;
  next: () => void;
};

/** One report being taken in at the desk. What was typed stays until the server has said that it has it. */
export function createIntake(pin: Accessor<Position | null>, clearPin: () => void): Intake {
  const kept = readDraft();
  const [draft, setDraft] = createStore<IntakeDraft>({ ...emptyDraft, ...kept });
  const [isSending, setSending] = createSignal(false);
  const [isPlaceMissing, setPlaceMissing] = createSignal(false);
  const [error, setError] = createSignal<unknown>();
  const [receipt, setReceipt] = createSignal<{ answer: SubmitAnswer; tookSeconds: number }>();
  let id = uuidv7();
  let startedAt = 0;
  createEffect(() => keepDraft({ ...draft }));

  async function send(): Promise<void> {
    if (isSending()) return;
    const isMissing = !draft.placeText.trim() && !pin();
    setPlaceMissing(isMissing);
    if (isMissing) return;
    setSending(true);
    setError(undefined);
    try {
      const answer = await postReport(reportOf(draft, id, pin()));
      setReceipt({ answer, tookSeconds: Math.round((performance.now() - startedAt) / 1000) });
      setDraft({ ...emptyDraft, channel: draft.channel });
      clearPin();
      id = uuidv7();
    } catch (problem) {
      // An earlier try had arrived after all, with other words: these are sent as a report of their own.
      if (problem instanceof ApiError && problem.code === 'report_other_content') id = uuidv7();
      setError(problem);
    } finally {
      setSending(false);
    }
  }

  return {
    draft,
    change: (change) => {
      startedAt ||= performance.now();
      setDraft(change);
      if (change.placeText) setPlaceMissing(false);
    },
    isRestored:
      kept !== undefined &&
      JSON.stringify({ ...kept, channel: '' }) !== JSON.stringify({ ...emptyDraft, channel: '' }),
    isSending,
    isPlaceMissing: () => isPlaceMissing() && !pin(),
    error,
    receipt,
    send,
    next: () => {
      startedAt = 0;
      setReceipt(undefined);
    },
  };
}
