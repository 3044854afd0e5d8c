/** What a screen keeps between two starts. `expiresAt` null: it has been paired. */
export type Kept = { token: string; code: string; expiresAt: string | null };

const storageKey = 'mangrid.screen';

export function readScreen(): Kept | undefined {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

export function keepScreen(kept: Kept): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(kept));
  } catch {
    // It stays paired for as long as the page is open.
  }
}

export function forgetScreen(): void {
  try {
    localStorage.removeItem(storageKey);
  } catch {
    // Nothing was kept.
  }
}
