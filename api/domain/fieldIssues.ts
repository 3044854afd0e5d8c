import type { z } from 'zod';
import type { FieldIssue } from './errors.ts';

/** What a refused field held is shown to its sender, but not without end. */
const seenCharacters = 200;

/**
 * Every problem of an input that a schema of the contract refused: the field, what was seen, what was wanted. Comes in: the
 * error of a parse with `reportInput: true`.
 */
export const fieldIssues = (error: z.ZodError): FieldIssue[] => error.issues.flatMap(issuesOf);

/** Never said back, not even to who typed them: an answer may be photographed, or stand in a browser's memory. */
const secrets: ReadonlySet<string> = new Set(['password', 'current', 'next', 'code', 'backupCode', 'token']);
const isSecret = ({ path, code }: z.core.$ZodIssue): boolean =>
  code === 'invalid_union' || path.some((part) => secrets.has(String(part)));

function issuesOf(issue: z.core.$ZodIssue): FieldIssue[] {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: path === '' ? key : `${path}.${key}`,
      code: issue.code,
      wanted: 'absent',
    }));
  }
  const own = issue.code === 'custom' ? issue.params : undefined;
  if (issue.input === undefined && own === undefined) return [{ path, code: 'required', ...wantedOf(issue) }];
  return [
    {
      path,
      code: (own?.code as string | undefined) ?? issue.code,
      ...(isSecret(issue) ? {} : shown(issue.input)),
      ...wantedOf(issue),
    },
  ];
}

function wantedOf(issue: z.core.$ZodIssue): { wanted?: unknown } {
  switch (issue.code) {
    case 'invalid_type':
      return { wanted: issue.expected };
    case 'too_big':
      return { wanted: `≤ ${issue.maximum}` };
    case 'too_small':
      return { wanted: `≥ ${issue.minimum}` };
    case 'invalid_format':
      return { wanted: issue.format };
    case 'invalid_value':
      return { wanted: issue.values };
    case 'custom':
      return issue.params?.wanted === undefined ? {} : { wanted: issue.params.wanted };
    default:
      return {};
  }
}

function shown(seen: unknown): { seen?: unknown } {
  if (seen === undefined) return {};
  if (typeof seen === 'number' && !Number.isFinite(seen)) return { seen: String(seen) };
  const text = typeof seen === 'string' ? seen : jsonOf(seen);
  if (text === null) return { seen: '…' };
  return { seen: text.length > seenCharacters ? `${text.slice(0, seenCharacters)}…` : seen };
}

/** Null for what is nested too deep to be written out. */
function jsonOf(seen: unknown): string | null {
  try {
    return JSON.stringify(seen);
  } catch {
    return null;
  }
}
