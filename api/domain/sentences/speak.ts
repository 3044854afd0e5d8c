import type { Language } from '#contract/lists.ts';
import type { SpokenWhy, Why, WhyCode } from '#contract/why.ts';
import { english } from './en.ts';
import { chinese } from './zhCn.ts';

/** What sentences need from outside: public names by id, and local clock times. */
export type SpeakContext = { names: ReadonlyMap<string, string>; timeZone: string };
export type Sentences = {
  [Code in WhyCode]: (params: Extract<Why, { code: Code }>['params'], words: Spoken) => string;
};
export type Spoken = { name: (idOrCode: string) => string; clock: (instant: string) => string };

const byLanguage: Record<Language, Sentences> = { 'zh-CN': chinese, en: english };
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Renders stored reasons as sentences in one language; code and params travel along for programs. */
export function speak(why: readonly Why[], language: Language, context: SpeakContext): SpokenWhy[] {
  const words: Spoken = {
    name: (idOrCode) => context.names.get(idOrCode) ?? idOrCode,
    clock: (instant) => clockOf(language, context.timeZone).format(new Date(instant)),
  };
  const sentences = byLanguage[language];
  return why.map(({ code, params }) => ({
    code,
    params: params as Record<string, unknown>,
    sentence: (sentences[code] as (params: unknown, words: Spoken) => string)(params, words),
  }));
}

function clockOf(language: Language, timeZone: string): Intl.DateTimeFormat {
  const key = `${language}|${timeZone}`;
  const known = clocks.get(key);
  if (known) return known;
  // English names the month, as the screens do: 11/12 is November to one reader and December to another.
  const isEnglish = language === 'en';
  const made = new Intl.DateTimeFormat(isEnglish ? 'en-GB' : language, {
    timeZone,
    month: isEnglish ? 'short' : 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  clocks.set(key, made);
  return made;
}
