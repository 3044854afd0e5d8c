/**
 * `npm run audit:verify`: recomputes the chain of every community's log, and looks for the head that was seen last outside the
 * database. Ends with 0 when every log is intact, 1 when one is not, 2 when it could not look. Creates nothing.
 */
import { readAnchorFile } from '../api/actions/anchorAudit.ts';
import { sealWith } from '../api/actions/recordAudit.ts';
import { readConfig } from '../api/config.ts';
import { readAnchors } from '../api/domain/auditAnchor.ts';
import { openLog } from './auditVerify/openLog.ts';
import { reasonOf } from './auditVerify/reasonOf.ts';
import { listNamedLogs, verifyLog } from './auditVerify/verifyLog.ts';
import { anchorWords } from './auditVerify/words.ts';

async function verify(): Promise<boolean> {
  const config = readConfig(process.env);
  const { database, serverKey } = await openLog(config);
  try {
    // Before the logs: a running server writes a head down after its entry.
    const file = await readAnchorFile(config.dataDir);
    const anchors = readAnchors(file ?? '', sealWith(serverKey));
    const logs = await listNamedLogs(database.db, anchors.newest);
    for (const line of anchorWords(config.dataDir, file !== null, anchors)) console.log(line);
    let areIntact = anchors.unsealed.length === 0;
    for (const [id, name] of logs) {
      const anchor = anchors.newest.get(id) ?? null;
      const isIntact = await verifyLog(database.db, id, { serverKey, anchor, name });
      areIntact &&= isIntact;
    }
    return areIntact;
  } finally {
    await database.close();
  }
}

try {
  process.exitCode = (await verify()) ? 0 : 1;
} catch (error) {
  console.error(`audit:verify could not look: ${reasonOf(error)}`);
  process.exitCode = 2;
}
