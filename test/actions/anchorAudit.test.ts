import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anchorAudit, anchorPath } from '#actions/anchorAudit.ts';
import { recordAudit, sealWith } from '#actions/recordAudit.ts';
import { readHead } from '#db/queries/audit.ts';
import { readAnchors } from '#domain/auditAnchor.ts';
import { type Api, openApi } from '#support/api.ts';

const folder = mkdtempSync(join(tmpdir(), 'mangrid-test-'));
let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

const write = () =>
  recordAudit(
    api.database.db,
    { communityId: api.communityId, at: api.deps.clock(), serverKey: api.deps.serverKey },
    [
      {
        action: 'signed-in',
        actor: { kind: 'person', id: 'a' },
        subject: null,
        details: {},
        requestId: null,
      },
    ],
  );
const open = (name: string) => {
  const dataDir = join(folder, name);
  const losses: string[] = [];
  const { db } = api.database;
  const onLoss = ({ message }: Error) => {
    if (message.includes(api.communityId)) losses.push(message);
  };
  const { serverKey, clock } = api.deps;
  return {
    dataDir,
    losses,
    anchor: anchorAudit({ db, serverKey, dataDir, clock, onLoss }),
    /** Other tests write to logs of their own meanwhile. */
    lines: () =>
      readFileSync(anchorPath(dataDir), 'utf8')
        .split('\n')
        .filter((line) => line.includes(api.communityId)),
    newest: () =>
      readAnchors(readFileSync(anchorPath(dataDir), 'utf8'), sealWith(serverKey)).newest.get(api.communityId),
  };
};

describe('the heads of the logs outside the database', () => {
  it('are written when they have moved, and only then', async () => {
    await write();
    const file = open('moved');
    await file.anchor();
    await file.anchor();
    expect(file.lines()).toHaveLength(1);
    await write();
    await file.anchor();
    expect(file.lines()).toHaveLength(2);
    expect(file.newest()).toMatchObject(await readHead(api.database.db, api.communityId));
  });

  it('are one line a community after a start, and half a line of a killed server spoils nothing', async () => {
    const before = open('killed');
    for (let count = 0; count < 3; count++) {
      await write();
      await before.anchor();
    }
    expect(before.lines()).toHaveLength(3);
    appendFileSync(anchorPath(before.dataDir), '{"communityId":"');
    const after = open('killed');
    await write();
    await after.anchor();
    expect(after.lines()).toHaveLength(2);
    expect(after.newest()).toMatchObject(await readHead(api.database.db, api.communityId));
  });

  it('stay as they are when the log was set back, even when it has grown past them since', async () => {
    const file = open('set-back');
    await write();
    const { db } = api.database;
    const early = await readHead(db, api.communityId);
    await write();
    await file.anchor();
    const anchored = file.newest();
    const here = sql`community_id = ${api.communityId}`;
    await db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(sql`delete from audit_entry where ${here} and sequence > ${early.sequence}`);
      await tx.execute(
        sql`update community_counter set audit_sequence = ${early.sequence}, audit_seal = ${early.seal} where ${here}`,
      );
    });
    api.setNow('2026-11-23T11:00:00+08:00');
    for (let count = 0; count < 3; count++) {
      await file.anchor();
      await write();
    }
    const restarted = open('set-back');
    await restarted.anchor();
    expect(file.newest()).toEqual(anchored);
    expect(file.losses).toEqual([expect.stringContaining(`no longer holds entry ${anchored?.sequence}`)]);
    expect(restarted.losses).toEqual(file.losses);
  });

  it('tell of a folder that cannot be written, and are written once it can be', async () => {
    const file = open('not-a-folder');
    writeFileSync(file.dataDir, '');
    await expect(file.anchor()).rejects.toThrow(/EEXIST|ENOTDIR/);
    rmSync(file.dataDir);
    await file.anchor();
    expect(file.newest()).toMatchObject(await readHead(api.database.db, api.communityId));
  });
});
