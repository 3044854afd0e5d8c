/** An address of our own pages, or undefined: nobody is led to another site after signing in. */
export function sitePath(wanted: string | null, origin: string): string | undefined {
  if (!wanted?.startsWith('/') || /^\/[/\\]|\\/.test(wanted)) return undefined;
  const url = URL.canParse(wanted, origin) ? new URL(wanted, origin) : undefined;
  return url?.origin === origin ? url.pathname + url.search + url.hash : undefined;
}

/** A page of ours for the same community as this one. */
export function pageLink(path: string, more: Record<string, string> = {}): string {
  const community = new URLSearchParams(location.search).get('community');
  const query = new URLSearchParams({ ...more, ...(community ? { community } : {}) });
  return query.size ? `${path}?${query}` : path;
}

/** Where to sign in, and to come back here afterwards. */
export const signInLink = (): string =>
  pageLink('/sign-in', { to: location.pathname + location.search + location.hash });
