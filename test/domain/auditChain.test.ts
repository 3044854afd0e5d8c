import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditActions } from '#contract/lists.ts';
import { chain, emptyHead, findBreaks, type NewEntry, type SealedEntry } from '#domain/auditChain.ts';

const seal = (text: string) => createHmac('sha256', 'a key').update(text).digest('base64url');
const entries = fc.array(
  fc.record({
    action: fc.constantFrom(...auditActions),
    actor: fc.record({ kind: fc.constantFrom('person', 'device', 'public'), id: fc.option(fc.uuid()) }),
    subject: fc.option(fc.record({ kind: fc.constantFrom('report', 'posting'), id: fc.uuid() })),
    details: fc.dictionary(fc.constantFrom('purpose', 'count', 'reason'), fc.oneof(fc.string(), fc.nat())),
    requestId: fc.option(fc.uuid()),
  }) as fc.Arbitrary<NewEntry>,
  { minLength: 2, maxLength: 12 },
);
const written = (list: NewEntry[]) => {
  const log = chain(emptyHead, list, '2026-11-23T02:00:00.000Z', seal);
  return { log, end: log.at(-1) as SealedEntry };
};

describe('the chain of the log', () => {
  it('has no break as it was written, in one go or in many', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (list, cut) => {
        const { log, end } = written(list);
        expect(findBreaks(log, { start: emptyHead, end }, seal)).toEqual([]);
        const at = cut % list.length;
        const first = chain(emptyHead, list.slice(0, at), '2026-11-23T02:00:00.000Z', seal);
        const rest = chain(first.at(-1) ?? emptyHead, list.slice(at), '2026-11-23T02:00:00.000Z', seal);
        expect([...first, ...rest]).toEqual(log);
      }),
    );
  });

  it('shows an entry that was changed in any of its parts', () => {
    const changes: ((entry: SealedEntry) => SealedEntry)[] = [
      (entry) => ({ ...entry, at: '2026-11-23T02:00:00.001Z' }),
      (entry) => ({ ...entry, action: entry.action === 'refused' ? 'signed-in' : 'refused' }),
      (entry) => ({ ...entry, actor: { ...entry.actor, id: 'somebody-else' } }),
      (entry) => ({ ...entry, subject: entry.subject ? null : { kind: 'report', id: 'x' } }),
      (entry) => ({ ...entry, details: { ...entry.details, reason: 'another' } }),
      (entry) => ({ ...entry, requestId: 'another' }),
      (entry) => ({ ...entry, seal: seal('another') }),
    ];
    fc.assert(
      fc.property(entries, fc.nat(), fc.constantFrom(...changes), (list, place, change) => {
        const { log, end } = written(list);
        const at = place % log.length;
        log[at] = change(log[at] as SealedEntry);
        expect(findBreaks(log, { start: emptyHead, end }, seal)).not.toEqual([]);
      }),
    );
  });

  it('shows what was removed, moved or added, at the end too', () => {
    fc.assert(
      fc.property(entries, fc.nat(), fc.constantFrom('remove', 'swap', 'insert'), (list, place, how) => {
        const { log, end } = written(list);
        const at = place % log.length;
        const one = log[at] as SealedEntry;
        if (how === 'remove') log.splice(at, 1);
        else if (how === 'insert') log.splice(at, 0, { ...one, requestId: 'forged' });
        else {
          const other = (at + 1) % log.length;
          const two = log[other] as SealedEntry;
          [log[at], log[other]] = [
            { ...two, sequence: one.sequence },
            { ...one, sequence: two.sequence },
          ];
        }
        // Two entries that say the same may change places.
        fc.pre(JSON.stringify(log) !== JSON.stringify(written(list).log));
        expect(findBreaks(log, { start: emptyHead, end }, seal)).not.toEqual([]);
      }),
    );
  });

  it('shows an entry sealed anew without the key', () => {
    const { log } = written([
      {
        action: 'signed-in',
        actor: { kind: 'person', id: 'a' },
        subject: null,
        details: {},
        requestId: null,
      },
    ]);
    const forged = chain(
      emptyHead,
      [{ ...(log[0] as SealedEntry), actor: { kind: 'person', id: 'b' } }],
      '2026-11-23T02:00:00.000Z',
      (text) => createHmac('sha256', 'a guess').update(text).digest('base64url'),
    );
    expect(findBreaks(forged, { start: emptyHead, end: null }, seal)).toEqual([
      { sequence: 1, code: 'changed' },
    ]);
  });
});
