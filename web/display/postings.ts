import type { Language, Post } from '#contract/lists.ts';
import { postName } from './names.ts';

type Held = { post: Post; areaName: string | null };

/** 网格员 · 第9网格（粮站供销片）; a post for the whole community stands alone. */
export const postingWords = ({ post, areaName }: Held, language: Language): string =>
  areaName === null ? postName(post, language) : `${postName(post, language)} · ${areaName}`;

/** 第9网格: an area without what stands in brackets behind it, where there is little room. */
export const shortArea = (areaName: string | null): string => areaName?.replace(/[（(].*$/, '') ?? '';

/** 社区书记、审计员 */
export const postList = (posts: readonly Post[], language: Language): string =>
  [...new Set(posts)].map((post) => postName(post, language)).join(language === 'en' ? ', ' : '、');
