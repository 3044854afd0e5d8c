import { type Logger, pino } from 'pino';

/** The only fields that may reach a log: ids, codes, counts and times; never what a person typed. */
const allowed = new Set([
  'requestId',
  'method',
  'route',
  'status',
  'milliseconds',
  'code',
  'error',
  'stack',
  'step',
  'count',
  'engine',
  'community',
  'port',
]);

export const makeLog = (level: string): Logger =>
  pino({
    level,
    base: null,
    formatters: {
      log: (fields) => Object.fromEntries(Object.entries(fields).filter(([key]) => allowed.has(key))),
    },
  });

type Told = { error: string; stack?: string };

/**
 * What may be written down of an error. Messages of the database and of what wraps them carry what people typed (parameters,
 * the value that was no date), so of those only the codes are kept; of all others the message, and of all the places.
 */
export function errorForLog(error: unknown): Told {
  if (!(error instanceof Error)) return { error: typeof error };
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const stack = places.length > 0 ? { stack: places.join('\n') } : {};
  const database = [error, error.cause].find(isFromDatabase);
  if (database) {
    const { name, code, constraint_name: constraint, routine } = database;
    return { error: [name, code, constraint, routine].filter(Boolean).join(' '), ...stack };
  }
  return { error: `${error.name}: ${error.message}`, ...stack };
}

type DatabaseError = Error & { code: string; constraint_name?: string; routine?: string };
const isFromDatabase = (error: unknown): error is DatabaseError =>
  error instanceof Error && typeof (error as { code?: unknown }).code === 'string';
