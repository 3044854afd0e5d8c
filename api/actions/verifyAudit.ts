import type { Reader } from '#db/connect.ts';
import { countEntries, readEntriesAfter, readHead } from '#db/queries/audit.ts';
import type { Anchor } from '#domain/auditAnchor.ts';
import { type Break, followChain } from '#domain/auditChain.ts';
import { sealWith } from './recordAudit.ts';

/** Entries looked at by one query. */
const pageSize = 1000;

export type Verification = {
  entries: number;
  /** When the first and the last entry say they were written; null without entries. */
  first: string | null;
  last: string | null;
  breaks: Break[];
};
export type VerifyWith = {
  serverKey: string;
  /** Heads seen outside the database; without them a log that was rolled back looks like a shorter one. */
  anchors?: readonly Anchor[];
};

/**
 * Recomputes the whole chain of a community's log, and holds its end against what the counter row knows and its heads against
 * what was seen outside. While somebody writes, look in one snapshot: entries and head move together.
 */
export async function verifyAudit(
  db: Reader,
  communityId: string,
  { serverKey, anchors = [] }: VerifyWith,
): Promise<Verification> {
  const walk = followChain(sealWith(serverKey), anchors);
  const seen = { entries: 0, first: null as string | null, last: null as string | null };
  let after: number | null = null;
  for (;;) {
    const page = await readEntriesAfter(db, communityId, { after, limit: pageSize });
    const newest = page.at(-1);
    if (!newest) break;
    walk.page(page);
    seen.entries += page.length;
    seen.first ??= page[0]?.at ?? null;
    seen.last = newest.at;
    after = newest.sequence;
  }
  const breaks = walk.end(await readHead(db, communityId));
  // A twin of a page's last entry, on a table whose key was dropped, comes on no page.
  if ((await countEntries(db, communityId)) !== seen.entries)
    breaks.push({ sequence: after ?? 0, code: 'inserted' });
  return { ...seen, breaks };
}
