import { categoryOf, uncategorised } from '#contract/categories.ts';
import type { Language, Post } from '#contract/lists.ts';
import { postWords, serviceWords } from '#contract/words.ts';

export const categoryName = (code: string, language: Language): string =>
  (categoryOf(code) ?? (code === uncategorised.code ? uncategorised : undefined))?.name[language] ?? code;

export const postName = (post: Post, language: Language): string => postWords[language][post] ?? post;

export const serviceName = (service: string, language: Language): string =>
  (serviceWords[language] as Record<string, string>)[service] ?? service;

const numbers = new Map<Language, Intl.NumberFormat>();
export function formatCount(count: number, language: Language): string {
  const known = numbers.get(language) ?? new Intl.NumberFormat(language);
  numbers.set(language, known);
  return known.format(count);
}
