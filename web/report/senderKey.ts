const storageKey = 'mangrid.sender';
/** 192 bits: 32 letters, digits, - and _. */
const keyBytes = 24;

/** A key this phone makes for itself: it says that reports come from one phone, never whose. */
export function senderKey(): string {
  try {
    const kept = localStorage.getItem(storageKey);
    if (kept) return kept;
    const made = freshKey();
    localStorage.setItem(storageKey, made);
    return made;
  } catch {
    forThisVisit ??= freshKey();
    return forThisVisit;
  }
}

/** Where nothing can be kept, the key lasts as long as the page. */
let forThisVisit: string | undefined;

const freshKey = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(keyBytes))))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
