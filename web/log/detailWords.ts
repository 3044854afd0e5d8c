import type { AuditRow } from '#contract/audit.ts';
import type { Post } from '#contract/lists.ts';
import { postName } from '../display/names.ts';
import type { Words } from '../i18n/language.tsx';

type Say = (value: unknown, words: Pick<Words, 't' | 'tl' | 'language'>) => string;
const list = (values: unknown, name: (value: string) => string) =>
  (Array.isArray(values) ? values : [values]).map((value) => name(String(value))).join(' + ');

/** What the log keeps beside who and what, in words; a key we have no words for is shown as it stands. */
const says: Record<string, Say> = {
  way: (value, { tl }) => tl('way', String(value)),
  purpose: (value, { tl }) => tl('purpose', String(value)),
  reason: (value, { t }) => t('log.reason', { reason: String(value) }),
  what: (value, { tl }) => list(value, (one) => tl('erasable', one)),
  tried: (value, { t, tl }) => t('log.tried', { action: tl('tried', String(value)) }),
  moreLikeThis: (value, { t }) => t('log.likeThis', { count: Number(value) }),
  movedTickets: (value, { t }) => t('log.moved', { count: Number(value) }),
  post: (value, { language }) => postName(value as Post, language()),
  isNew: (value, { t }) => t(value ? 'log.newAccount' : 'log.oldAccount'),
  isOn: (value, { t }) => t(value ? 'log.secondOn' : 'log.secondOff'),
};

export const detailWords = (
  { details }: Pick<AuditRow, 'details'>,
  words: Pick<Words, 't' | 'tl' | 'language'>,
): string[] =>
  Object.entries(details).map(
    ([key, value]) =>
      says[key]?.(value, words) ?? `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
