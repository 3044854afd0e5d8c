/** What the phone page needs to be filled in without a network, all of one build. Addresses begin with the site's base. */
export type Shell = { version: string; page: string; files: readonly string[] };

const prefix = 'mangrid-report-';
export const cacheName = ({ version }: Shell): string => prefix + version;
/** A cache of ours that belongs to another build; those of anybody else are left alone. */
export const isOldCache = (name: string, shell: Shell): boolean =>
  name.startsWith(prefix) && name !== cacheName(shell);

/**
 * How a request is answered: the page, a file of this build, or not by us. What is not listed here by name, every answer of
 * the server, every photo, every other page, is never kept.
 */
export function kindOf(
  request: Pick<Request, 'method' | 'mode' | 'url'>,
  origin: string,
  { page, files }: Shell,
): 'page' | 'file' | 'other' {
  const { origin: asked, pathname, search } = new URL(request.url);
  if (request.method !== 'GET' || asked !== origin) return 'other';
  if (request.mode === 'navigate') return pathname === page ? 'page' : 'other';
  return search === '' && files.includes(pathname) ? 'file' : 'other';
}

/** Whether a page is of this build: while a new one is put up, a server may hand out the other one's. */
export function isPageOf(html: string, { files }: Shell): boolean {
  const named = html.match(/[^"'\s=]*\/assets\/[^"'\s]+/g) ?? [];
  return named.length > 0 && named.every((name) => files.includes(name));
}
