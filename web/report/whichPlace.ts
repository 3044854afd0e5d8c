/** More buttons than this are a list to read, and the field offers that already. */
const mostAsked = 6;

/** What to ask back before sending: several places fit what was typed, and none of them is named in it whole. */
export function placesToAsk<Place extends { label: string }>(
  typed: string,
  places: readonly Place[],
): readonly Place[] {
  const text = typed.trim();
  const isNamed = places.some(({ label }) => text.includes(label));
  return text === '' || isNamed || places.length < 2 ? [] : places.slice(0, mostAsked);
}
