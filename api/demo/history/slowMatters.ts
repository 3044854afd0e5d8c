import { addDays, instantOf, type LocalDay } from '../localDays.ts';
import { makeRandom } from '../random.ts';
import { type Draft, draft } from './draft.ts';
import { minuteFor } from './hours.ts';
import { type HistorySource, historyEdition } from './model.ts';
import type { Atlas, SpotKind } from './spots.ts';

type Row = [daysAgo: number, source: HistorySource, category: string, where: SpotKind, text: string];

/** What takes a week or two in any community: long limits, several parties. They keep the desk busy over quiet holidays too. */
const rows: Row[] = [
  [1, 'hotline', 'property-service', 'building', '来电人反映，公共收益一年没公示，要求物业张贴明细'],
  [1, 'resident', 'neighbour-dispute', 'unit', '楼上卫生间渗水，两家对漏点说法不一，等试水'],
  [2, 'grid-worker', 'noise-fumes', 'street', '餐馆油烟净化器清洗记录对不上，约了执法中队复查'],
  [2, 'grid-worker', 'illegal-structure', 'building', '楼顶新搭阳光房，已发告知书，等自拆'],
  [3, 'hotline', 'roof-leak', 'unit', '来电人反映，顶层卧室漏水，物业要先走维修资金表决'],
  [3, 'grid-worker', 'road-collapse', 'street', '路面下沉已围挡，市政排了队，等沥青到场'],
  [4, 'hotline', 'property-service', 'building', '来电人反映，地下室照明长期不亮，物业说线路改造要报价'],
  [4, 'grid-worker', 'facade-fall', 'building', '外墙保温层空鼓，已拉警戒带，等高空作业车'],
  [5, 'hotline', 'illegal-structure', 'building', '来电人反映，一楼住户圈占绿地，要求恢复'],
  [6, 'unit-leader', 'roof-leak', 'unit', '外墙缝往里渗水，看过两回，等做防水'],
  [6, 'hotline', 'property-service', 'building', '来电人反映，门禁升级收费没有征求意见'],
  [7, 'resident', 'neighbour-dispute', 'unit', '楼道放鞋柜，对门不同意，已调解一次，约第二次'],
  [8, 'grid-worker', 'facade-fall', 'building', '楼顶檐口瓷砖松动，已清一段，其余等工期'],
  [8, 'grid-worker', 'illegal-structure', 'building', '占用公共晾晒场停车，地锁待拆'],
];

/** The slow matters at hand on a local day; the caller decides which are still open. */
export function slowMatters(atlas: Atlas, today: LocalDay, timeZone: string): Draft[] {
  return rows.map(([daysAgo, source, category, where, text], index) => {
    const day = addDays(today, -daysAgo);
    const key = `${day}:slow:${index}`;
    const random = makeRandom(`${historyEdition}:${key}`);
    const at = instantOf(day, minuteFor(source, random), timeZone);
    return draft({ key, at, source, spot: atlas.some(where, random), category, text, item: 'slow' });
  });
}
