import type { Bar } from '../display/fullness.ts';
import type { WordKey, Words } from '../i18n/language.tsx';

/** What one bar says, in full. */
export function barSentence(bar: Bar, { t }: Pick<Words, 't'>): string {
  return t(`bars.${bar.code}.${bar.state}` as WordKey, { count: bar.count, units: bar.of });
}

/** What a grid lacks, in a few words; empty when nothing does. */
export function missingWords(bars: readonly Bar[], { t }: Pick<Words, 't'>): string[] {
  return bars
    .filter(({ state }) => state === 'missing')
    .map(({ code, count }) => t(`bars.short.${code}` as WordKey, { count }));
}
