import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '#db/connect.ts';
import { readHeads, readSealAt } from '#db/queries/audit.ts';
import { type Anchor, anchorLine, compactAnchors, readAnchors } from '#domain/auditAnchor.ts';
import { sealWith } from './recordAudit.ts';

/** The file of heads in DATA_DIR: lines are only added, and written together when the server starts or the file is long. */
export const anchorPath = (dataDir: string): string => join(dataDir, 'audit-heads.jsonl');

/** Lines between two compactions, about 2 MB: a week of a log that never rests. */
const mostLines = 10_000;

export type Anchoring = {
  db: Db;
  serverKey: string;
  dataDir: string;
  clock: () => Date;
  /** Told once of a log that no longer holds the head it had. */
  onLoss: (error: Error) => void;
};

/**
 * Writes the newest head of every log that has moved outside the database. A log that no longer holds the head written last is
 * not written over: the file would forget what only it still knows.
 */
export function anchorAudit({ db, serverKey, dataDir, clock, onLoss }: Anchoring): () => Promise<void> {
  const seal = sealWith(serverKey);
  const path = anchorPath(dataDir);
  const lost = new Set<string>();
  let known: Map<string, Anchor> | null = null;
  let added = 0;
  const holds = async (anchor: Anchor): Promise<boolean> => {
    const isHeld = (await readSealAt(db, anchor)) === anchor.seal;
    if (!isHeld && !lost.has(anchor.communityId)) {
      lost.add(anchor.communityId);
      onLoss(
        new Error(`The log of community ${anchor.communityId} no longer holds entry ${anchor.sequence}.`),
      );
    }
    return isHeld;
  };
  return async () => {
    if (known === null || added >= mostLines) [known, added] = [await compact(path, dataDir, seal), 0];
    const moved: Anchor[] = [];
    for (const head of await readHeads(db)) {
      const before = known.get(head.communityId);
      if (before && before.sequence === head.sequence && before.seal === head.seal) continue;
      if (before && !(await holds(before))) continue;
      moved.push({ ...head, at: clock().toISOString() });
    }
    if (moved.length === 0) return;
    const newest = known;
    // Half a line may have been written when this fails: the next time begins by writing the file together.
    known = null;
    await write(path, 'a', moved.map((anchor) => anchorLine(anchor, seal)).join(''));
    for (const anchor of moved) newest.set(anchor.communityId, anchor);
    [known, added] = [newest, added + moved.length];
  };
}

async function compact(
  path: string,
  dataDir: string,
  seal: (text: string) => string,
): Promise<Map<string, Anchor>> {
  await mkdir(dataDir, { recursive: true });
  const text = (await readAnchorFile(dataDir)) ?? '';
  const compacted = compactAnchors(text, seal);
  if (compacted !== text) {
    await write(`${path}.part`, 'w', compacted);
    await rename(`${path}.part`, path);
  }
  return readAnchors(compacted, seal).newest;
}

async function write(path: string, flag: 'a' | 'w', text: string): Promise<void> {
  const file = await open(path, flag, 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The file of heads as it is; null where there is none. */
export async function readAnchorFile(dataDir: string): Promise<string | null> {
  try {
    return await readFile(anchorPath(dataDir), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
