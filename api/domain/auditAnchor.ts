import type { Head, Seal } from './auditChain.ts';
import { canonical } from './canonical.ts';

/**
 * The head of a community's log as it was seen at an instant, kept outside the database: whoever owns the database can cut a
 * log's end off and set its counter back, and only what they cannot reach still knows.
 */
export type Anchor = Head & { communityId: string; at: string };

/** Never the text of an entry: that begins with a seal or a line break. */
const sealed = ({ communityId, sequence, seal, at }: Anchor): string =>
  `anchor ${canonical({ communityId, sequence, seal, at })}`;

/** One line of the file of heads, ended, sealed under the server's key. */
export const anchorLine = (anchor: Anchor, seal: Seal): string => {
  const { communityId, sequence, seal: head, at } = anchor;
  return `${JSON.stringify({ communityId, sequence, seal: head, at, hmac: seal(sealed(anchor)) })}\n`;
};

export type Anchors = {
  /** The newest head of each community: the one that reaches furthest. */
  newest: Map<string, Anchor>;
  /** Numbers of lines, from 1, that this key did not write. */
  unsealed: number[];
};

/** Reads a file of heads. An end without a line break is a write that was cut short, and counts for nothing. */
export function readAnchors(text: string, seal: Seal): Anchors {
  const anchors: Anchors = { newest: new Map(), unsealed: [] };
  for (const [index, line] of text.split('\n').slice(0, -1).entries()) {
    const anchor = parseLine(line, seal);
    if (!anchor) {
      anchors.unsealed.push(index + 1);
      continue;
    }
    const known = anchors.newest.get(anchor.communityId);
    if (!known || known.sequence <= anchor.sequence) anchors.newest.set(anchor.communityId, anchor);
  }
  return anchors;
}

function parseLine(line: string, seal: Seal): Anchor | null {
  try {
    const { hmac, ...anchor } = JSON.parse(line) as Anchor & { hmac: string };
    return hmac === seal(sealed(anchor)) ? anchor : null;
  } catch {
    return null;
  }
}

/** The same heads in the fewest lines; what this key did not write stays, for whoever verifies. */
export function compactAnchors(text: string, seal: Seal): string {
  const { newest, unsealed } = readAnchors(text, seal);
  const lines = text.split('\n');
  return [
    ...unsealed.map((number) => `${lines[number - 1]}\n`),
    ...[...newest.values()].map((anchor) => anchorLine(anchor, seal)),
  ].join('');
}
