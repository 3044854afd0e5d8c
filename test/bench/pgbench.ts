import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { postgresBin } from '../support/postgresServer.ts';

const run = promisify(execFile);
export type Ids = { communityId: string; postingId: string; boundaryVersionId: string; gridCode: string };

const why =
  '[{"code":"located-by-position","params":{"source":"gps","accuracyMeters":8}},{"code":"grid-inside","params":{"gridCode":"SMALL-002"}},{"code":"worker-on-shift","params":{"gridCode":"SMALL-002"}}]';

/**
 * The rows one report makes, as a program without our server would write them: the same inserts in one transaction, the
 * counter row last so that its lock is as short as can be, ticket numbers from a sequence.
 */
const sameInserts = ({ communityId, postingId, boundaryVersionId, gridCode }: Ids) => `
\\set r random(1, 9000000000000000000)
begin;
insert into report (community_id, id, channel, category, sent_position, occurred_at, received_at, body_hash, placement)
  values ('${communityId}', md5(:r || 'r')::uuid, 'phone-page', 'light-out', '{"lon":110.1,"lat":40.5,"crs":"WGS84"}', now(), now(), md5(:r::text), '{"ticket":{"why":${why}},"asks":[]}');
insert into ticket (community_id, id, number, kind, category, severity, status, is_open, is_restricted, grid_code, position, confidence, marks, holder_post, informed_posts, boundary_version_id, why, opened_at, due_at, holder_posting_id, proposals)
  values ('${communityId}', md5(:r || 't')::uuid, nextval('bench_number'), 'appeal', 'light-out', 'normal', 'assigned', true, false, '${gridCode}', ST_SetSRID(ST_MakePoint(110.1, 40.5), 4326), 'inside', '{}', 'grid-worker', '{branch-secretary}', '${boundaryVersionId}', '${why}', now(), now(), '${postingId}', '[]');
insert into ticket_report (community_id, ticket_id, report_id) values ('${communityId}', md5(:r || 't')::uuid, md5(:r || 'r')::uuid);
insert into assignment (community_id, id, ticket_id, at, holder_posting_id, informed_posting_ids, boundary_version_id, why)
  values ('${communityId}', md5(:r || 'a')::uuid, md5(:r || 't')::uuid, now(), '${postingId}', '{}', '${boundaryVersionId}', '${why}');
with counted as (update community_counter set feed_sequence = feed_sequence + 1 where community_id = '${communityId}' returning feed_sequence)
insert into feed (community_id, sequence, at, kind, ticket_id, payload) select '${communityId}', feed_sequence, now(), 'ticket.opened', md5(:r || 't')::uuid, '{"why":${why}}' from counted;
commit;
`;

const oneRow = ({ communityId }: Ids) => `
\\set r random(1, 9000000000000000000)
insert into report (community_id, id, channel, category, sent_position, occurred_at, received_at, body_hash, placement)
  values ('${communityId}', md5(:r || 'r')::uuid, 'phone-page', 'light-out', '{"lon":110.1,"lat":40.5,"crs":"WGS84"}', now(), now(), md5(:r::text), '{"ticket":{"why":${why}},"asks":[]}');
`;

export type Script = 'same-inserts' | 'one-row';
export type PgbenchRun = {
  url: string;
  directory: string;
  ids: Ids;
  script: Script;
  clients: number;
  seconds: number;
};

/** Transactions per second of PostgreSQL's own load tool. */
export async function pgbench({
  url,
  directory,
  ids,
  script,
  clients,
  seconds,
}: PgbenchRun): Promise<number> {
  const file = join(directory, `${script}.sql`);
  writeFileSync(file, (script === 'one-row' ? oneRow : sameInserts)(ids));
  const command = join(postgresBin() ?? '', 'pgbench');
  const { stdout } = await run(command, [
    '-n',
    '-M',
    'prepared',
    '-c',
    String(clients),
    '-j',
    '2',
    '-T',
    String(seconds),
    '-f',
    file,
    url,
  ]);
  const perSecond = Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
  if (!Number.isFinite(perSecond)) throw new Error(`pgbench printed no tps:\n${stdout}`);
  return perSecond;
}
