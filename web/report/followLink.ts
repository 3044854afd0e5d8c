/** The link of one report. Id and token stand in the fragment: no server log and no referrer ever sees them. */
export const followAddress = ({ id, followToken }: { id: string; followToken: string }): string =>
  `/r${location.search}#${id}.${followToken}`;

export function readFollowLink(hash: string): { id: string; followToken: string } | undefined {
  const [, id, followToken] = /^#([\da-f-]{36})\.(.+)$/i.exec(hash) ?? [];
  return id && followToken ? { id, followToken } : undefined;
}
