import { addDays, instantOf, isWorkingDay, minuteOf } from '../localDays.ts';
import { makeRandom } from '../random.ts';
import { type Draft, draft } from './draft.ts';
import { errands2024 } from './errands2024.ts';
import { hazards2024 } from './hazards2024.ts';
import { minuteFor } from './hours.ts';
import { type HistorySource, historyEdition } from './model.ts';
import { measuredAt } from './sentPosition.ts';
import type { Atlas } from './spots.ts';

/** The 46 hazards and urgent needs of 2024. */
export function hazardDrafts(atlas: Atlas, timeZone: string): Draft[] {
  return hazards2024.map(([item, category, day, clock, source, code, text, placeText]) => {
    const spot = atlas.at(code);
    const key = `2024:${day}:${clock}`;
    const said = placeText && { where: { placeText, position: measuredAt(spot, makeRandom(key)) } };
    return draft({
      key,
      at: instantOf(day, minuteOf(clock), timeZone),
      source,
      spot,
      category,
      text,
      item,
      ...said,
    });
  });
}

/** The 72 errands of 2024, on working days; the words in brackets say which item they count for. */
export function errandDrafts(atlas: Atlas, timeZone: string): Draft[] {
  return errands2024.flatMap(({ item, count, months, texts }) =>
    Array.from({ length: count }, (_, index) => {
      const key = `2024:${item}:${index}`;
      const random = makeRandom(`${historyEdition}:errand:${key}`);
      const source = random.weighted<HistorySource>(['grid-worker', 'resident', 'unit-leader'], (one) =>
        one === 'unit-leader' ? 1 : 3,
      );
      const month = String(months[index % months.length]).padStart(2, '0');
      let day = `2024-${month}-${String(random.between(1, 25)).padStart(2, '0')}`;
      while (!isWorkingDay(day)) day = addDays(day, day.endsWith('25') ? -7 : 1);
      const at = instantOf(day, minuteFor('grid-worker', random), timeZone);
      const spot = source === 'unit-leader' ? random.pick(atlas.led) : atlas.some('unit', random);
      const text = `【${item}】${texts[index % texts.length]}`;
      return draft({ key, at, source, spot, category: 'errand-certificate', text, item });
    }),
  );
}
