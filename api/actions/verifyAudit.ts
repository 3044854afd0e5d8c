import type { Db } from '#db/connect.ts';
import { readEntriesAfter, readHead } from '#db/queries/audit.ts';
import { type Break, emptyHead, findBreaks, type Head } from '#domain/auditChain.ts';
import { sealWith } from './recordAudit.ts';

/** Entries looked at by one query. */
const pageSize = 1000;

export type Verification = { entries: number; breaks: Break[] };

/** Recomputes the whole chain of a community's log, and holds its end against what the counter row knows. */
export async function verifyAudit(db: Db, communityId: string, serverKey: string): Promise<Verification> {
  const seal = sealWith(serverKey);
  const breaks: Break[] = [];
  let [start, entries]: [Head, number] = [emptyHead, 0];
  for (let end = await readHead(db, communityId); ; ) {
    const page = await readEntriesAfter(db, communityId, { after: start.sequence, limit: pageSize });
    entries += page.length;
    breaks.push(...findBreaks(page, { start, end: null }, seal));
    start = page.at(-1) ?? start;
    if (page.length > 0) continue;
    const now = await readHead(db, communityId);
    // Entries and head move in one transaction: once nothing more came between two looks, the ends must be the same.
    if (now.sequence === end.sequence)
      return { entries, breaks: [...breaks, ...findBreaks([], { start, end: now }, seal)] };
    end = now;
  }
}
