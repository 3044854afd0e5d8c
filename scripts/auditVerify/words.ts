import { anchorPath } from '../../api/actions/anchorAudit.ts';
import type { Verification } from '../../api/actions/verifyAudit.ts';
import type { Anchor, Anchors } from '../../api/domain/auditAnchor.ts';
import type { BreakCode } from '../../api/domain/auditChain.ts';

const breakWords: Record<BreakCode, string> = {
  changed: 'it does not fit its seal: changed, moved, or written by somebody else',
  missing: 'it was removed',
  inserted: 'it was inserted: its number is none of the chain',
  'end-missing': 'it was removed from the end',
  'end-unknown': 'the counter says the log ends here, with another entry',
  'anchor-missing': 'it was seen outside the database and is no longer there: the log was rolled back',
};

/** What the file of heads is good for. */
export function anchorWords(dataDir: string, isFound: boolean, { unsealed }: Anchors): string[] {
  const path = anchorPath(dataDir);
  if (!isFound)
    return [`${path}: not found. Without it a log that was rolled back to an earlier state cannot be found.`];
  return unsealed.map((line) => `${path}: line ${line} was not written with this key.`);
}

export type Verified = Verification & { name: string; anchor: Anchor | null };

/** One line per community, and the first wrong entry. */
export function verifiedWords({ name, entries, first, last, anchor, breaks }: Verified): string[] {
  const span = entries > 0 ? `, ${first} to ${last}` : '';
  const seen = anchor ? `anchored at entry ${anchor.sequence} of ${anchor.at}` : 'not anchored';
  const head = `${name}: ${entries} entries${span}, ${seen}`;
  const [wrong] = breaks;
  if (!wrong) return [`${head}: intact`];
  const changed = breaks.filter(({ code }) => code === 'changed').length;
  return [
    `${head}: NOT intact, ${breaks.length} ${breaks.length === 1 ? 'place' : 'places'}`,
    `  first at entry ${wrong.sequence}: ${breakWords[wrong.code]}`,
    ...(changed === entries && entries > 1
      ? ['  No entry fits: is this the key the server runs with (SERVER_KEY, or server-key in DATA_DIR)?']
      : []),
  ];
}
