/** `npm run audit:verify`: recomputes the chain of every community's log. Ends with 1 when anything was changed. */
import { verifyAudit } from '../api/actions/verifyAudit.ts';
import { readConfig } from '../api/config.ts';
import { connect } from '../api/db/connect.ts';
import { listCommunities } from '../api/db/queries/ground.ts';
import { readServerKey } from '../api/serverKey.ts';

const config = readConfig(process.env);
const serverKey = readServerKey(config.serverKey, config.dataDir);
const database = await connect(config);
let isWhole = true;
try {
  for (const { id, code } of await listCommunities(database.db)) {
    const { entries, breaks } = await verifyAudit(database.db, id, serverKey);
    console.log(`${code}: ${entries} entries, ${breaks.length === 0 ? 'intact' : `${breaks.length} breaks`}`);
    for (const { sequence, code: what } of breaks.slice(0, 50)) console.log(`  entry ${sequence}: ${what}`);
    isWhole &&= breaks.length === 0;
  }
} finally {
  await database.close();
}
process.exit(isWhole ? 0 : 1);
