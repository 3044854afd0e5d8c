/** Reading JSON text with line numbers: where it stops being JSON, and which members stand twice in one object. */

export type JsonFault = { line: number; column: number; seen: string };
export type DuplicateMember = { line: number; name: string };
export type JsonScan = { fault: JsonFault | null; duplicates: DuplicateMember[] };

/** White space, and one token that is no string: a number, a word or a sign (RFC 8259). */
const blank = /[ \t\n\r]*/y;
const token = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/y;
const escapeSign = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

type Level = { kind: '{' | '['; names: Set<string> | null };
/** What may come next; 'value!' and 'name!' follow a comma, so the bracket must not close there. */
type Next = 'value' | 'value!' | 'first-value' | 'name!' | 'first-name' | 'colon' | 'comma' | 'end';

/**
 * Scans JSON text without building anything. `fault` is the first place where the text is not JSON, null if all of it
 * is; `duplicates` are members that an object holds twice, where every reader picks another one.
 */
export function scanJson(text: string): JsonScan {
  const levels: Level[] = [];
  const duplicates: DuplicateMember[] = [];
  let next: Next = 'value';
  let offset = 0;
  for (;;) {
    blank.lastIndex = offset;
    blank.test(text);
    offset = blank.lastIndex;
    if (offset >= text.length) return { fault: next === 'end' ? null : faultAt(text, offset), duplicates };
    const found = tokenAt(text, offset);
    const level = levels[levels.length - 1];
    const after: Next | null = found === null ? null : step(found, next, levels);
    if (found === null || after === null) return { fault: faultAt(text, offset), duplicates };
    if (next === 'name!' || next === 'first-name') {
      if (level?.names?.has(found))
        duplicates.push({ line: lineAt(text, offset).line, name: found.slice(1, -1) });
      if (found !== '}') level?.names?.add(found);
    }
    next = after;
    offset += found.length;
  }
}

function tokenAt(text: string, offset: number): string | null {
  if (text[offset] === '"') return stringAt(text, offset);
  token.lastIndex = offset;
  return token.exec(text)?.[0] ?? null;
}

/** A string with its quotation marks. By hand, because a regular expression runs out of stack on a very long one. */
function stringAt(text: string, offset: number): string | null {
  for (let at = offset + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return text.slice(offset, at + 1);
    if (code < 0x20) return null;
    if (code !== 0x5c) continue;
    escapeSign.lastIndex = at;
    if (!escapeSign.test(text)) return null;
    at = escapeSign.lastIndex - 1;
  }
  return null;
}

/** What may follow this token here, or null if it must not stand here. Opens and closes levels. */
function step(found: string, next: Next, levels: Level[]): Next | null {
  const isString = found[0] === '"';
  if (next === 'colon') return found === ':' ? 'value!' : null;
  if (next === 'name!' || next === 'first-name') {
    if (isString) return 'colon';
    return found === '}' && next === 'first-name' ? close(levels) : null;
  }
  if (next === 'comma') {
    const kind = levels[levels.length - 1]?.kind;
    if (found === ',') return kind === '{' ? 'name!' : 'value!';
    return found === (kind === '{' ? '}' : ']') ? close(levels) : null;
  }
  if (next === 'end') return null;
  if (found === ']') return next === 'first-value' ? close(levels) : null;
  if (found === '{' || found === '[') {
    levels.push({ kind: found, names: found === '{' ? new Set() : null });
    return found === '{' ? 'first-name' : 'first-value';
  }
  if (found === '}' || found === ',' || found === ':') return null;
  return levels.length === 0 ? 'end' : 'comma';
}

function close(levels: Level[]): Next {
  levels.pop();
  return levels.length === 0 ? 'end' : 'comma';
}

function faultAt(text: string, offset: number): JsonFault {
  const seen = offset >= text.length ? 'the end of the text' : text.slice(offset, offset + 24).split('\n')[0];
  return { ...lineAt(text, offset), seen: seen ?? '' };
}

function lineAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before[before.length - 1]?.length ?? 0) + 1 };
}
