import type { AuditAction } from '#contract/lists.ts';
import { canonical } from './canonical.ts';

/** Who, what, on whom and why, as it is handed in. Details hold ids, codes and counts, never values. */
export type NewEntry = {
  action: AuditAction;
  actor: { kind: string; id: string | null };
  subject: { kind: string; id: string } | null;
  details: Record<string, unknown>;
  requestId: string | null;
};
export type SealedEntry = NewEntry & {
  /** Gapless per community, from 1. */
  sequence: number;
  /** ISO-8601, milliseconds, UTC. */
  at: string;
  seal: string;
};
/** A keyed hash of a text: without the key nobody can seal a changed entry anew. */
export type Seal = (text: string) => string;
/** The newest entry of a log; sequence 0 and an empty seal before the first. */
export type Head = { sequence: number; seal: string };
export const emptyHead: Head = { sequence: 0, seal: '' };

/** Puts entries behind the head: each seal covers its entry and the seal before it. */
export function chain(head: Head, entries: readonly NewEntry[], at: string, seal: Seal): SealedEntry[] {
  let previous = head;
  return entries.map((entry) => {
    const numbered = { ...entry, sequence: previous.sequence + 1, at };
    const sealed = { ...numbered, seal: sealOf(numbered, previous.seal, seal) };
    previous = sealed;
    return sealed;
  });
}

/** The seal an entry must carry behind the one before it. */
export function sealOf(entry: Omit<SealedEntry, 'seal'>, previousSeal: string, seal: Seal): string {
  const { sequence, at, action, actor, subject, details, requestId } = entry;
  return seal(`${previousSeal}\n${canonical({ sequence, at, action, actor, subject, details, requestId })}`);
}

export type Break = { sequence: number; code: 'changed' | 'missing' | 'end-missing' | 'end-unknown' };

/**
 * Every place where a log is not what was written: an entry that was changed, removed, inserted or moved, and an end that was
 * cut off or added. Comes in: entries by sequence, the head they follow, and the head the counter row knows.
 */
export function findBreaks(
  entries: readonly SealedEntry[],
  { start, end }: { start: Head; end: Head | null },
  seal: Seal,
): Break[] {
  const breaks: Break[] = [];
  let previous = start;
  for (const entry of entries) {
    if (entry.sequence !== previous.sequence + 1)
      breaks.push({ sequence: previous.sequence + 1, code: 'missing' });
    if (entry.seal !== sealOf(entry, previous.seal, seal))
      breaks.push({ sequence: entry.sequence, code: 'changed' });
    previous = entry;
  }
  if (end && end.sequence > previous.sequence)
    breaks.push({ sequence: previous.sequence + 1, code: 'end-missing' });
  else if (end && (end.sequence < previous.sequence || end.seal !== previous.seal))
    breaks.push({ sequence: end.sequence, code: 'end-unknown' });
  return breaks;
}
