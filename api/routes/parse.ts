import type { z } from 'zod';
import { type FieldIssue, Refusal } from '#domain/errors.ts';

/** What a refused field held is shown to its sender, but not without end. */
const seenCharacters = 200;

/** Validates what came in and refuses it with every problem at once: the field, what was seen, what was wanted. */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  code: 'invalid_parameters' | 'invalid_content',
): z.output<Schema> {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  throw new Refusal(code, result.error.issues.flatMap(issuesOf));
}

function issuesOf(issue: z.core.$ZodIssue): FieldIssue[] {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: path === '' ? key : `${path}.${key}`,
      code: issue.code,
      wanted: 'absent',
    }));
  }
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return [{ path, code: 'required', wanted: issue.expected }];
  const own = issue.code === 'custom' ? (issue.params?.code as string | undefined) : undefined;
  return [{ path, code: own ?? issue.code, ...shown(issue.input), ...wantedOf(issue) }];
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
