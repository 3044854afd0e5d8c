import * as i18n from '@solid-primitives/i18n';
import {
  createContext,
  createEffect,
  createMemo,
  createSignal,
  type ParentProps,
  useContext,
} from 'solid-js';
import { type Language, languages } from '#contract/lists.ts';
import { english } from './en.ts';
import type { PeopleDictionary } from './people.zh-CN.ts';
import { chinese, type Dictionary } from './zh-CN.ts';

const dictionaries: Record<Language, i18n.Flatten<Dictionary>> = {
  'zh-CN': i18n.flatten(chinese),
  en: i18n.flatten(english),
};
/** More words for the screens that need them, before anything is shown. */
export function addWords(more: Record<Language, PeopleDictionary>): void {
  for (const language of languages) Object.assign(dictionaries[language], i18n.flatten(more[language]));
}

export type WordKey = (keyof i18n.Flatten<Dictionary> | keyof i18n.Flatten<PeopleDictionary>) & string;
export type Words = {
  language: () => Language;
  setLanguage: (language: Language) => void;
  /** The words for a key, with `{{ name }}` filled in. */
  t: (key: WordKey, values?: Record<string, string | number>) => string;
  /** Words of a closed list: `tl('status', 'signed')`; an unknown member is shown as it is. */
  tl: (list: string, member: string) => string;
};

const storageKey = 'mangrid.language';
const isLanguage = (text: string | null): text is Language =>
  (languages as readonly (string | null)[]).includes(text);

/** The address says it, else what was chosen before, else Chinese. */
export function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('language');
  if (isLanguage(asked)) return asked;
  const kept = readKept();
  return isLanguage(kept) ? kept : 'zh-CN';
}

function readKept(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function keep(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // A phone that keeps nothing still shows the page.
  }
}

const WordsContext = createContext<Words>();

export function LanguageProvider(props: ParentProps) {
  const [language, setSignal] = createSignal<Language>(firstLanguage());
  document.documentElement.lang = language();
  createEffect(() => {
    document.documentElement.lang = language();
    keep(language());
  });
  const dictionary = createMemo(() => dictionaries[language()]);
  const translate = i18n.translator(dictionary, i18n.resolveTemplate) as Words['t'];
  const words: Words = {
    language,
    setLanguage: (next) => {
      // Requests made by effects of the same change must already ask in the new language.
      document.documentElement.lang = next;
      setSignal(next);
    },
    t: (key, values) => translate(key, values) ?? key,
    tl: (list, member) => (dictionary() as unknown as Record<string, string>)[`${list}.${member}`] ?? member,
  };
  return <WordsContext.Provider value={words}>{props.children}</WordsContext.Provider>;
}

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('useWords outside LanguageProvider');
  return words;
}
