/** The Chinese words around places: what people call a kind of place, and how they say "next to". */
import type { PlaceKind } from './model.ts';

/** Words for any place of a kind; a text with one of these means the nearest such place. */
export const kindWords: Partial<Record<PlaceKind, string[]>> = {
  'public-toilet': ['公共卫生间', '公共厕所', '公厕', '厕所', '卫生间'],
  'parcel-locker': ['快递柜', '自提柜', '丰巢'],
  'heat-exchange-station': ['换热站', '热力站', '锅炉房'],
  'waste-station': ['垃圾转运点', '垃圾站', '垃圾点', '垃圾箱'],
  'charging-shed': ['充电棚', '充电车棚', '电动车棚'],
  clinic: ['卫生服务站', '卫生站'],
  'police-post': ['警务站', '警务室'],
};

const besideWords =
  '(?:斜?对面|旁边|旁|附近|周边|周围|一带|隔壁|边上|跟前|门口|门前|门外|楼下|下面|下边|底下|楼前|楼后|楼顶|院内|院里|外面|前面|后面|[东南西北]{1,2}(?:侧|边|面)|侧面|往[东南西北])';
/** Right behind a name these words mean the place itself, a little less certain. */
const besideAfter = new RegExp(`^[的,]?${besideWords}`);
/** No more than near: of these nobody knows on which side, or how far. */
const roughAfter = /^[的,]?(?:旁边|旁|附近|周边|周围|一带|跟前|边上)/;
const betweenAfter = /^[的,]?(?:之间|中间|当中|之中)/;
const joins = /^[,、]?[和与跟及同到至,-]?$/;
/** Between two names only these words stand if the second is told by the first: 融媒体中心 旁边的 公共卫生间. */
const gapBetween = new RegExp(`^(?:${besideWords}|[的那个处里内]){0,4}$`);
/** A short name before these is a street, not the compound: 书香路. */
const streetAfter = /^(?:大街|路|街|巷|十字)/;

export function saysBeside(textAfter: string): boolean {
  return besideAfter.test(textAfter);
}

export function saysRoughly(textAfter: string): boolean {
  return roughAfter.test(textAfter);
}

/** Behind the second of two names: it is neither of them. */
export function saysBetween(textAfter: string): boolean {
  return betweenAfter.test(textAfter);
}

/** 和 between the two names of "A和B之间". */
export function isJoin(text: string): boolean {
  return joins.test(text);
}

export function isGap(text: string): boolean {
  return gapBetween.test(text);
}

export function isStreet(textAfter: string): boolean {
  return streetAfter.test(textAfter);
}
