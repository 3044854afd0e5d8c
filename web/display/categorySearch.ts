import { type Category, categories, uncategorised } from '#contract/categories.ts';
import type { Language } from '#contract/lists.ts';

export const allCategories: readonly Category[] = [...categories, uncategorised];

/** Neighbouring letters of a text: 冒火花 → 冒火, 火花. Punctuation parts words. */
function pairs(text: string): Set<string> {
  const found = new Set<string>();
  for (const part of text.toLowerCase().split(/[\s、，。,.;；：:！!？?/()（）]+/u)) {
    const letters = [...part];
    for (let at = 0; at + 1 < letters.length; at += 1) found.add(`${letters[at]}${letters[at + 1]}`);
  }
  return found;
}

/** Categories for what is being typed: names that contain it first, then names that share most with it. */
export function searchCategories(typed: string, language: Language): Category[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return [...allCategories];
  const contains = ({ name, code }: Category) =>
    name[language].toLowerCase().includes(text) || code.includes(text);
  const direct = allCategories.filter(contains);
  return [...direct, ...likelyCategories(typed, language).filter((one) => !direct.includes(one))];
}

/** Categories whose names share letters with a whole message, the likeliest first; never chosen by itself. */
export function likelyCategories(message: string, language: Language, most = 3): Category[] {
  const asked = pairs(message);
  if (asked.size === 0) return [];
  const scored = allCategories.map((category) => {
    const own = pairs(category.name[language]);
    const shared = [...own].filter((pair) => asked.has(pair)).length;
    return { category, score: own.size ? shared / Math.sqrt(own.size) : 0 };
  });
  const enough = language === 'en' ? 1.2 : 0.3;
  return scored
    .filter(({ score }) => score >= enough)
    .sort((one, other) => other.score - one.score)
    .slice(0, most)
    .map(({ category }) => category);
}
