import type { Issue } from '#contract/wire.ts';
import type { WordKey, Words } from '../i18n/language.tsx';

/** What the wire calls a field → what its reader knows it as. */
const labels = new Map<string, WordKey>([
  ['channel', 'field.channel'],
  ['position', 'field.position'],
  ['placeText', 'field.placeText'],
  ['category', 'field.category'],
  ['text', 'field.text'],
  ['photoIds', 'field.photos'],
  ['reporter', 'field.reporter'],
  ['reporter.name', 'field.name'],
  ['reporter.phone', 'field.phone'],
  ['occurredAt', 'field.occurredAt'],
  ['complaintAbout', 'field.complaintAbout'],
]);

/** The nearest named field above a path: `photoIds.0` is the photos. */
export function labelOf(path: string): WordKey | undefined {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length--) {
    const label = labels.get(parts.slice(0, length).join('.'));
    if (label) return label;
  }
  return undefined;
}

/** What is wrong with which field of a report, in the reader's words. */
export function issueWords({ path, message }: Issue, { t }: Pick<Words, 't'>): string {
  if (path === '') return message;
  const label = labelOf(path);
  return t('error.field', { path: label ? t(label) : path, message });
}
