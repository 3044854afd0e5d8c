import type { Sql } from 'postgres';

/** Names and telephone numbers of everybody in the demo community: none of them may reach a public page. */
const canaries: string[] = [];

/** Names of two characters are left out: they also stand in ordinary words. */
export async function plantCanaries(sql: Sql): Promise<void> {
  const people = await sql<{ name: string; phone: string }[]>`select name, phone from person`;
  canaries.push(...people.flatMap(({ name, phone }) => (name.length > 2 ? [name, phone] : [phone])));
}

const publicPaths = ['/', '/wall', '/report', '/r'];

/** Whether a page is one that anybody may stand in front of. */
export const isPublicPage = (url: string): boolean => publicPaths.includes(new URL(url).pathname);

/** The first canary in a text, or null. */
export const canaryIn = (text: string): string | null =>
  canaries.find((canary) => canary !== '' && text.includes(canary)) ?? null;
export const hasCanaries = (): boolean => canaries.length > 100;
