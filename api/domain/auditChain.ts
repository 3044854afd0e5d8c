import type { AuditAction } from '#contract/lists.ts';
import type { Anchor } from './auditAnchor.ts';
import { canonical } from './canonical.ts';

/** Who, what, on whom and why, as it is handed in. Details hold ids, codes and counts, never values. */
export type NewEntry = {
  action: AuditAction;
  actor: { kind: string; id: string | null };
  subject: { kind: string; id: string } | null;
  details: Record<string, unknown>;
  requestId: string | null;
};
/**
 * An entry column by column, as it is stored: a seal over anything rounder would leave open what the rounding hides, such as
 * half a subject.
 */
export type SealedEntry = {
  communityId: string;
  /** Gapless per community, from 1. */
  sequence: number;
  /** ISO-8601, milliseconds, UTC. */
  at: string;
  action: string;
  actorKind: string;
  actorId: string | null;
  subjectKind: string | null;
  subjectId: string | null;
  details: unknown;
  requestId: string | null;
  seal: string;
};
/** A keyed hash of a text: without the key nobody can seal a changed entry anew. */
export type Seal = (text: string) => string;
/** The newest entry of a log; sequence 0 and an empty seal before the first. */
export type Head = { sequence: number; seal: string };
export const emptyHead: Head = { sequence: 0, seal: '' };

export type Where = { communityId: string; at: string };

/** Puts entries behind the head: each seal covers its entry, its community and the seal before it. */
export function chain(
  head: Head,
  entries: readonly NewEntry[],
  { seal, ...where }: Where & { seal: Seal },
): SealedEntry[] {
  let previous = head;
  return entries.map(({ action, actor, subject, details, requestId }) => {
    const numbered = {
      ...where,
      sequence: previous.sequence + 1,
      action,
      actorKind: actor.kind,
      actorId: actor.id,
      subjectKind: subject?.kind ?? null,
      subjectId: subject?.id ?? null,
      details,
      requestId,
    };
    const sealed = { ...numbered, seal: sealOf(numbered, previous.seal, seal) };
    previous = sealed;
    return sealed;
  });
}

/** The seal an entry must carry behind the one before it. */
export function sealOf(entry: Omit<SealedEntry, 'seal'>, previousSeal: string, seal: Seal): string {
  const { communityId, sequence, at, action, actorKind, actorId } = entry;
  const { subjectKind, subjectId, details, requestId } = entry;
  const who = { actorKind, actorId, subjectKind, subjectId };
  return seal(
    `${previousSeal}\n${canonical({ communityId, sequence, at, action, ...who, details, requestId })}`,
  );
}

export type BreakCode = 'changed' | 'missing' | 'inserted' | 'end-missing' | 'end-unknown' | 'anchor-missing';
export type Break = { sequence: number; code: BreakCode };

/**
 * Every place where a log is not what was written: an entry that was changed, removed, inserted or moved, an end that was cut
 * off or added, and a head that was seen outside the database and is no longer in it.
 * Comes in: all entries by sequence, in pages, then what the counter row knows as the end.
 */
export function followChain(seal: Seal, anchors: readonly Anchor[] = []) {
  const awaited = new Set(anchors);
  const breaks: Break[] = [];
  let previous = emptyHead;
  const follow = (entry: SealedEntry) => {
    for (const anchor of awaited)
      if (anchor.sequence === entry.sequence && anchor.seal === entry.seal) awaited.delete(anchor);
    // Before the first, or a second time: it stands nowhere in the chain.
    if (entry.sequence <= previous.sequence) {
      breaks.push({ sequence: entry.sequence, code: 'inserted' });
      return;
    }
    if (entry.sequence > previous.sequence + 1)
      breaks.push({ sequence: previous.sequence + 1, code: 'missing' });
    if (entry.seal !== sealOf(entry, previous.seal, seal))
      breaks.push({ sequence: entry.sequence, code: 'changed' });
    previous = entry;
  };
  return {
    page: (entries: readonly SealedEntry[]): void => {
      for (const entry of entries) follow(entry);
    },
    end: (end: Head): Break[] => {
      if (end.sequence > previous.sequence)
        breaks.push({ sequence: previous.sequence + 1, code: 'end-missing' });
      else if (end.sequence < previous.sequence || end.seal !== previous.seal)
        breaks.push({ sequence: end.sequence, code: 'end-unknown' });
      for (const { sequence } of awaited) breaks.push({ sequence, code: 'anchor-missing' });
      return breaks;
    },
  };
}
