import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditActions } from '#contract/lists.ts';
import { anchorLine, compactAnchors, readAnchors } from '#domain/auditAnchor.ts';
import {
  chain,
  emptyHead,
  followChain,
  type Head,
  type NewEntry,
  type SealedEntry,
} from '#domain/auditChain.ts';

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
const here = { communityId: 'here', at: '2026-11-23T02:00:00.000Z' };
const where = { ...here, seal };
const breaksOf = (log: SealedEntry[], end: Head) => {
  const walk = followChain(seal);
  walk.page(log);
  return walk.end(end);
};
const written = (list: NewEntry[]) => {
  const log = chain(emptyHead, list, where);
  return { log, end: log.at(-1) as SealedEntry };
};

describe('the chain of the log', () => {
  it('has no break as it was written, in one go or in many', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (list, cut) => {
        const { log, end } = written(list);
        expect(breaksOf(log, end)).toEqual([]);
        const at = cut % list.length;
        const first = chain(emptyHead, list.slice(0, at), where);
        const rest = chain(first.at(-1) ?? emptyHead, list.slice(at), where);
        expect([...first, ...rest]).toEqual(log);
      }),
    );
  });

  it('shows an entry that was changed in any of its parts', () => {
    const changes: ((entry: SealedEntry) => SealedEntry)[] = [
      (entry) => ({ ...entry, at: '2026-11-23T02:00:00.001Z' }),
      (entry) => ({ ...entry, action: entry.action === 'refused' ? 'signed-in' : 'refused' }),
      (entry) => ({ ...entry, actorId: 'somebody-else' }),
      (entry) => ({ ...entry, subjectId: entry.subjectId === null ? 'x' : null }),
      (entry) => ({ ...entry, subjectKind: entry.subjectKind === null ? 'forged' : null }),
      (entry) => ({ ...entry, communityId: 'elsewhere' }),
      (entry) => ({ ...entry, details: { reason: 'another', forged: entry.details } }),
      (entry) => ({ ...entry, requestId: 'another' }),
      (entry) => ({ ...entry, seal: seal('another') }),
    ];
    fc.assert(
      fc.property(entries, fc.nat(), fc.constantFrom(...changes), (list, place, change) => {
        const { log, end } = written(list);
        const at = place % log.length;
        log[at] = change(log[at] as SealedEntry);
        expect(breaksOf(log, end)).not.toEqual([]);
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
        expect(breaksOf(log, end)).not.toEqual([]);
      }),
    );
  });

  it('shows what stands before its first entry', () => {
    fc.assert(
      fc.property(entries, fc.integer({ min: -3, max: 0 }), (list, sequence) => {
        const { log, end } = written(list);
        const forged = { ...(log[0] as SealedEntry), sequence };
        expect(breaksOf([forged, ...log], end)).toEqual([{ sequence, code: 'inserted' }]);
      }),
    );
  });

  it('shows a log that no longer holds a head that was seen outside, however well it ends', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (list, cut) => {
        const { log, end } = written(list);
        const anchor = { ...here, sequence: end.sequence, seal: end.seal };
        const kept = log.slice(0, cut % log.length);
        const verify = (rows: SealedEntry[]) => {
          const walk = followChain(seal, [anchor]);
          walk.page(rows);
          return walk.end(rows.at(-1) ?? emptyHead);
        };
        expect(verify(log)).toEqual([]);
        expect(verify(kept)).toEqual([{ sequence: end.sequence, code: 'anchor-missing' }]);
        // Other entries were written since, by a server that noticed nothing.
        const grown = chain(kept.at(-1) ?? emptyHead, list, { ...where, at: '2026-12-01T02:00:00.000Z' });
        expect(verify([...kept, ...grown])).toEqual([{ sequence: end.sequence, code: 'anchor-missing' }]);
      }),
    );
  });

  it('shows an entry sealed anew without the key', () => {
    const [real] = chain(emptyHead, [signedIn('a')], where);
    const guess = (text: string) => createHmac('sha256', 'a guess').update(text).digest('base64url');
    const forged = chain(emptyHead, [signedIn('b')], { ...where, seal: guess });
    expect(breaksOf([real as SealedEntry], real as Head)).toEqual([]);
    expect(breaksOf(forged, forged[0] as Head)).toEqual([{ sequence: 1, code: 'changed' }]);
  });
});

const signedIn = (id: string): NewEntry => ({
  action: 'signed-in',
  actor: { kind: 'person', id },
  subject: null,
  details: {},
  requestId: null,
});

describe('the file of heads', () => {
  const head = (communityId: string, sequence: number) => ({
    ...here,
    communityId,
    sequence,
    seal: `seal-${sequence}`,
  });
  const lines = [head('a', 1), head('b', 9), head('a', 2)].map((anchor) => anchorLine(anchor, seal));

  it('gives the newest head of each community', () => {
    const { newest, unsealed } = readAnchors(lines.join(''), seal);
    expect([...newest.values()]).toEqual([head('a', 2), head('b', 9)]);
    expect(unsealed).toEqual([]);
  });

  it('shows a line that was changed, and takes no head from it', () => {
    const forged = lines.join('').replace('"sequence":2', '"sequence":1');
    const { newest, unsealed } = readAnchors(forged, seal);
    expect(newest.get('a')).toEqual(head('a', 1));
    expect(unsealed).toEqual([3]);
  });

  it('forgets a line whose writing was cut short, and nothing else', () => {
    for (let cut = 1; cut <= (lines[2] as string).length; cut++) {
      const { newest, unsealed } = readAnchors(lines.join('').slice(0, -cut), seal);
      expect([newest.get('a'), newest.get('b'), unsealed]).toEqual([head('a', 1), head('b', 9), []]);
    }
  });

  it('says the same in fewer lines, and keeps what it cannot read', () => {
    const compacted = compactAnchors(`${lines.join('')}forged\n{"half":`, seal);
    expect(compacted).toBe(`forged\n${lines[2]}${lines[1]}`);
    expect(compactAnchors(compacted, seal)).toBe(compacted);
  });
});
