import type { FirstCode } from '#identity/identity.ts';
import type { Deps } from './routes/environment.ts';

/** A community and, while it has no administrator, the code that makes its first one. */
export type CommunityCode = { code: string; name: string; first: FirstCode | null };

export async function makeFirstCodes({ grounds, identity }: Pick<Deps, 'grounds' | 'identity'>) {
  const made: CommunityCode[] = [];
  for (const code of await grounds.codes()) {
    const row = await grounds.community(code);
    if (row) made.push({ code, name: row.name, first: await identity.makeFirstCode(row.id) });
  }
  return made;
}
