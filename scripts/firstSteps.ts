import type { CommunityCode } from '../api/firstCodes.ts';

/** What whoever started the server has to do before anybody can sign in; nothing where that is done. */
export function firstSteps(communities: CommunityCode[], home: string, at: Date): string[] {
  if (communities.length === 0)
    return [
      '\n  There is no community yet, so nobody can sign in and nothing can be reported. Load yours with\n' +
        '  npm run community -- load DIR, as README.md says under "Your own community", and start again; or start without\n' +
        '  DEMO=off to see the demo.',
    ];
  return communities.flatMap(({ code, name, first }, index) => {
    if (!first) return [];
    const minutes = Math.round((first.expiresAt.getTime() - at.getTime()) / 60_000);
    const query = index === 0 ? '' : `?community=${encodeURIComponent(code)}`;
    return [
      `\n  No administrator in ${name} yet. Within ${minutes} minutes, once:  ${home}/sign-in${query}#first   code ${first.code}`,
    ];
  });
}
