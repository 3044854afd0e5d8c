import type { reportLimits } from '#contract/reports.ts';

/** The wire's limits, checked against it by the compiler: the pages must not load the schemas themselves. */
export const limits: Pick<typeof reportLimits, 'textCharacters' | 'placeTextCharacters' | 'photos'> = {
  textCharacters: 2000,
  placeTextCharacters: 200,
  photos: 9,
};
