import type { CommunitySeed } from '#actions/communitySeed.ts';
import { presetSettings } from '#domain/settings.ts';
import type { Land } from '#geodata/model.ts';
import { instantOf } from './localDays.ts';
import { makePeople } from './people/makePeople.ts';

export const demoCode = 'wenyuan';
export const demoTimeZone = 'Asia/Shanghai';
/** Before the history begins, so that every ticket of 2024 lies within published borders. */
const publishedOn = '2023-05-01';

/** The model community as it stands on a day: real counts, everything else invented. */
export function demoSeed(land: Land, day: Date): CommunitySeed {
  return {
    community: {
      code: demoCode,
      name: '文苑社区',
      timeZone: demoTimeZone,
      isDemo: true,
      numberPrefix: 'WY',
      settings: presetSettings,
    },
    land,
    publishedAt: instantOf(publishedOn, 0, demoTimeZone),
    people: makePeople(land, day, demoTimeZone),
  };
}
