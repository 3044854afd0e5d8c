/** More buttons than this are a list to read, and the field offers that already. */
const mostAsked = 6;

/** What to ask back before sending: several places fit what was typed, and none of them is named in it whole. */
export function placesToAsk(typed: string, labels: readonly string[]): readonly string[] {
  const text = typed.trim();
  const isNamed = labels.some((label) => text.includes(label));
  return text === '' || isNamed || labels.length < 2 ? [] : labels.slice(0, mostAsked);
}
