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
