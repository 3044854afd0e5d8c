import { verifyAudit } from '../../api/actions/verifyAudit.ts';
import type { Db } from '../../api/db/connect.ts';
import { listLogs } from '../../api/db/queries/audit.ts';
import { listCommunities } from '../../api/db/queries/ground.ts';
import type { Anchor } from '../../api/domain/auditAnchor.ts';
import { InputFault } from '../replay/inputFault.ts';
import { verifiedWords } from './words.ts';

/** Every log there is, was or should be, with its name: of communities, of entries left behind, and of heads that were seen. */
export async function listNamedLogs(
  db: Db,
  anchors: ReadonlyMap<string, Anchor>,
): Promise<Map<string, string>> {
  const named = new Map<string, string>();
  for (const id of [...(await listLogs(db)), ...anchors.keys()])
    named.set(id, `community ${id}, which is no longer there`);
  for (const { id, code } of await listCommunities(db)) named.set(id, code);
  if (named.size === 0)
    throw new InputFault({ where: 'the database', seen: 'no community', wanted: 'at least one' });
  return named;
}

type With = { serverKey: string; anchor: Anchor | null; name: string };

/** Verifies one log as it is at this moment, says what was found, and gives back whether it is intact. */
export async function verifyLog(
  db: Db,
  communityId: string,
  { serverKey, anchor, name }: With,
): Promise<boolean> {
  const verification = await db.transaction(
    (tx) => verifyAudit(tx, communityId, { serverKey, anchors: anchor ? [anchor] : [] }),
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
  for (const line of verifiedWords({ ...verification, name, anchor })) console.log(line);
  return verification.breaks.length === 0;
}
