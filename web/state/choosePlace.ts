import { limits } from './reportLimits.ts';

/** What was typed, and a place that was offered for it. */
export type PlaceOffer = { label: string; completed: string | null; asked: string };
type Words = { placeText: string; text: string };

/**
 * The words of a form after a place was tapped. Nothing typed is lost: the server has completed the words by the place's; where
 * it could not, or did so for words that were changed since, the place stands alone and what was typed goes to the text.
 */
export function choosePlace(
  { placeText, text }: Words,
  { label, completed, asked }: PlaceOffer,
): Partial<Words> {
  const typed = placeText.trim();
  if (label.includes(typed)) return { placeText: label };
  if (completed !== null && asked === typed && completed.length <= limits.placeTextCharacters)
    return { placeText: completed };
  if (text.split('\n').includes(typed)) return { placeText: label };
  const told = text.trim() === '' ? typed : `${text.trimEnd()}\n${typed}`;
  if (told.length <= limits.textCharacters) return { placeText: label, text: told };
  // No room for both: the person's own words stand.
  const both = `${label}，${typed}`;
  return both.length <= limits.placeTextCharacters ? { placeText: both } : {};
}
