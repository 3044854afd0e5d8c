import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../api/db/connect.ts';

/** One log to be falsified, and where: `at` is an entry before its last, `round` makes each forgery another one. */
export type Target = { communityId: string; otherId: string; entryCount: number; at: number; round: number };
type Tampering = (target: Target) => SQL[];

const columns = sql.raw(
  'at, action, actor_kind, actor_id, subject_kind, subject_id, details, request_id, seal',
);
const log = ({ communityId }: Target) => sql`community_id = ${communityId}`;
const here = (target: Target) => sql`${log(target)} and sequence = ${target.at}`;
/** One of the entries with a whole subject, or of those with none. */
const hereWith = (target: Target, subject: SQL) => sql`${log(target)} and sequence = (
  select sequence from audit_entry where ${log(target)} and subject_id is ${subject}
  order by sequence offset ${target.at % Math.floor(target.entryCount / 2)} limit 1)`;
const set =
  (change: (target: Target) => SQL, where: (target: Target) => SQL = here): Tampering =>
  (target) => [sql`update audit_entry set ${change(target)} where ${where(target)}`];
const copyTo = (target: Target, sequence: number) =>
  sql`insert into audit_entry (community_id, sequence, ${columns}) select community_id, ${sequence}::bigint, ${columns} from audit_entry where ${here(target)}`;
const counterTo = (target: Target, sequence: number) => sql`
  update community_counter set audit_sequence = ${sequence}, audit_seal = coalesce((
    select seal from audit_entry where ${log(target)} and sequence = ${sequence}), '') where ${log(target)}`;
const withSubject = (target: Target) => hereWith(target, sql`not null`);
const withoutSubject = (target: Target) => hereWith(target, sql`null`);
const dropCheck = (name: string) => sql.raw(`alter table audit_entry drop constraint audit_entry_${name}`);

/** What somebody who owns the database, but not the server's key, can do to a log. */
export const tamperings: Record<string, Tampering> = {
  action: set(() => sql`action = action || 'x'`),
  'kind of actor': set(() => sql`actor_kind = 'system'`),
  actor: set(({ round }) => sql`actor_id = ${`forged-${round}`}`),
  'no actor': set(() => sql`actor_id = null`),
  'kind of subject': set(() => sql`subject_kind = 'ticket'`, withSubject),
  subject: set(({ round }) => sql`subject_id = ${`forged-${round}`}`, withSubject),
  'half a subject': (target) => [
    dropCheck('whole_subject'),
    ...set(() => sql`subject_kind = 'forged'`, withoutSubject)(target),
  ],
  'the other half': (target) => [
    dropCheck('whole_subject'),
    ...set(() => sql`subject_id = 'forged'`, withoutSubject)(target),
  ],
  details: set(() => sql`details = details || '{"forged":1}'`),
  time: set(() => sql`at = at + interval '1 second'`),
  'no time at all': set(() => sql`at = 'infinity'`),
  request: set(({ round }) => sql`request_id = ${`forged-${round}`}`),
  seal: set(() => sql`seal = reverse(seal)`),
  'given to another community': set(
    ({ otherId, entryCount }) => sql`community_id = ${otherId}, sequence = ${entryCount} * 2`,
  ),
  removed: (target) => [sql`delete from audit_entry where ${here(target)}`],
  'inserted at the end': (target) => [copyTo(target, target.entryCount + 1 + (target.round % 9))],
  'inserted before the first': (target) => [
    dropCheck('sequence_from_1'),
    copyTo(target, -(target.round % 3)),
  ],
  'a twin': (target) => [dropCheck('community_id_sequence_pk'), copyTo(target, target.at)],
  'grown with the counter': (target) => [
    copyTo(target, target.entryCount + 1),
    counterTo(target, target.entryCount + 1),
  ],
  'the counter moved on': (target) => [
    sql`update community_counter set audit_sequence = audit_sequence + 1 where ${log(target)}`,
  ],
  swapped: (target) => [
    dropCheck('sequence_from_1'),
    sql`update audit_entry set sequence = -1 where ${here(target)}`,
    sql`update audit_entry set sequence = ${target.at} where ${log(target)} and sequence = ${target.at + 1}`,
    sql`update audit_entry set sequence = ${target.at + 1} where ${log(target)} and sequence = -1`,
  ],
  'end cut off': (target) => [sql`delete from audit_entry where ${log(target)} and sequence > ${target.at}`],
  'end cut off, counter set back': (target) => [
    sql`delete from audit_entry where ${log(target)} and sequence > ${target.at}`,
    counterTo(target, target.at),
  ],
  'everything removed, counter at its beginning': (target) => [
    sql`delete from audit_entry where ${log(target)}`,
    counterTo(target, 0),
  ],
  'copied from another community': (target) => [
    sql`delete from audit_entry where ${log(target)}`,
    sql`insert into audit_entry (community_id, sequence, ${columns}) select ${target.communityId}::uuid, sequence, ${columns} from audit_entry where community_id = ${target.otherId}`,
    counterTo(target, target.entryCount),
  ],
};
/** A shorter log that is whole in itself: only who has seen the longer one knows. */
export const foundByAnchorsAlone = [
  'end cut off, counter set back',
  'everything removed, counter at its beginning',
];

export async function tamper(tx: Tx, kind: string, target: Target): Promise<void> {
  // First, and at once the whole table where a key or a check goes: others wait, and nobody waits for each other.
  const statements = (tamperings[kind] as Tampering)(target);
  await tx.execute(sql`set local session_replication_role = replica`);
  for (const statement of statements) await tx.execute(statement);
}
