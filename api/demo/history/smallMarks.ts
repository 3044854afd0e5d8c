import type { Status } from '#contract/lists.ts';
import type { Position } from '#geodata/model.ts';
import { addDays, instantOf, type LocalDay, minuteOf } from '../localDays.ts';
import { type Draft, draft, type Telling } from './draft.ts';
import { moved, sent } from './sentPosition.ts';
import type { Atlas } from './spots.ts';

/** A draft whose ticket stands as the story says; null: closed in the usual way. */
export type Marked = { draft: Draft; status: Extract<Status, 'suspended' | 'returned' | 'void'> | null };
type Mark = Omit<Telling, 'key' | 'at' | 'spot' | 'category'> & {
  daysAgo: number;
  clock: string;
  spot: string;
  category?: string;
  status?: Marked['status'];
};

/** The first view of a well-known map kit, which its phones send when they do not know where they are. */
const kitDefault = { lon: 116.397428, lat: 39.90923, crs: 'GCJ02', source: 'gps' } as const;
/** A phone in a stairwell is easily this far off, metres. */
const stairwellErrorMeters = 400;

/** What makes a place look lived in: matters that went wrong, were misunderstood, or wait. */
export function smallMarks(atlas: Atlas, today: LocalDay, timeZone: string): Marked[] {
  return [...waiting(today), ...misplaced(atlas), ...misunderstood(today)].map(
    ({ daysAgo, clock, spot, status, category, ...rest }) => {
      const at = instantOf(addDays(today, -daysAgo), minuteOf(clock), timeZone);
      const key = `${addDays(today, -daysAgo)}:${rest.item}`;
      return { draft: draft({ ...rest, key, at, spot: atlas.at(spot), category }), status: status ?? null };
    },
  );
}

/** 挂账 until the season allows the works, and an order that three keepers sent back. */
function waiting(today: LocalDay): Mark[] {
  const isCold = ['10', '11', '12', '01', '02', '03'].includes(today.slice(5, 7));
  return [
    {
      item: 'suspended',
      status: 'suspended',
      daysAgo: 9,
      clock: '10:20',
      source: 'grid-worker',
      spot: 'tuanjie-xiaoqu-7-3',
      category: 'roof-leak',
      text: isCold
        ? '顶层屋面防水起鼓渗水，物业答复天冷做不了防水，等开春化冻后施工，先接水盆、铺临时毡'
        : '顶层屋面防水起鼓渗水，物业答复雨季做不了防水，等雨季过后施工，先铺临时毡',
    },
    {
      item: 'returned',
      status: 'returned',
      daysAgo: 4,
      clock: '09:40',
      source: 'hotline',
      spot: 'noodle-shop',
      category: 'hanging-cable',
      text: '12345 转办：面馆门前线缆低垂。通信、供电、路灯管护三家先后答复“非我单位管养”，第三次退回，请社区会同现场确认产权',
      where: { placeText: '融媒街面馆门口' },
    },
    {
      item: 'not-ours',
      daysAgo: 12,
      clock: '15:05',
      source: 'grid-worker',
      spot: 'manhole-23',
      category: 'manhole',
      text: '井盖松动异响，市政答复非我单位管养，井圈上有通信字样，已改派通信单位',
    },
  ];
}

function misplaced(atlas: Atlas): Mark[] {
  const stairwell = atlas.at('fengsui-yuan-7-2');
  const astray = moved(stairwell.position, stairwellErrorMeters, bearingInside(stairwell.position));
  return [
    {
      item: 'stairwell-gps',
      daysAgo: 2,
      clock: '11:25',
      source: 'delivery',
      spot: 'fengsui-yuan-7-2',
      category: 'ebike-charging',
      text: '送餐看见楼道里电动车在充电，插排都发烫了',
      where: { placeText: '丰穗园7号楼2单元', position: sent(astray, { crs: 'WGS84', accuracyMeters: 35 }) },
    },
    {
      item: 'default-position',
      daysAgo: 8,
      clock: '20:10',
      source: 'delivery',
      spot: 'jinhe-fu-west-gate',
      category: 'obstructive-parking',
      text: '西门让车堵死了，送餐进不去',
      where: { placeText: '锦和府西门', position: kitDefault },
    },
    {
      item: 'two-grids',
      daysAgo: 5,
      clock: '15:30',
      source: 'grid-worker',
      spot: 'tuanjie-xiaoqu-2-2',
      category: 'light-out',
      text: '2号楼楼道灯不亮，这栋楼一半归西片一半归东片，两边都接过，先修再说',
      where: { placeText: '团结小区2号楼' },
    },
    {
      item: 'wrong-button',
      status: 'void',
      daysAgo: 3,
      clock: '12:15',
      source: 'courier',
      spot: 'xiliu-xincheng-locker',
      text: '点错了，不好意思',
    },
  ];
}

function misunderstood(today: LocalDay): Mark[] {
  const isHeating = today.slice(5) >= '10-20' || today.slice(5) <= '04-20';
  const category = isHeating ? 'heating-leak' : 'sewage';
  const pasted: Telling['more'] = { channel: 'desk-group-message', compoundCodes: ['wenyuan-xincun'] };
  return [
    {
      item: 'same-leak',
      daysAgo: 6,
      clock: '09:05',
      source: 'resident',
      spot: 'wenyuan-xincun-2',
      category,
      more: pasted,
      text: isHeating
        ? '@所有人 2#后头地上冒白气，水都流到路上了，谁管'
        : '@所有人 2#后头井里往外翻脏水，谁管',
      where: { placeText: '新村2#后头' },
    },
    {
      item: 'same-leak-again',
      daysAgo: 6,
      clock: '09:27',
      source: 'resident',
      spot: 'wenyuan-xincun-2',
      category,
      more: pasted,
      text: isHeating
        ? '网格员在吗，二号楼北面是不是暖气管子爆了，满地热水'
        : '网格员在吗，二号楼北面下水冒了，过不去人',
      where: { placeText: '文苑新村二号楼北面' },
    },
    {
      item: 'bare-number',
      daysAgo: 7,
      clock: '10:48',
      source: 'resident',
      spot: 'shuxiang-yuan-2-3',
      category: 'water-off',
      text: '我家没水，楼上楼下问了都没有',
      where: { placeText: '2-3-501' },
      more: { channel: 'desk-phone', reporter: { name: '王女士', phone: '100-3000-0001' } },
    },
    {
      item: 'bare-number-in-group',
      daysAgo: 7,
      clock: '16:15',
      source: 'resident',
      spot: 'shuxiang-yuan-2-3',
      category: 'light-out',
      text: '单元门口灯不亮，麻烦看看',
      where: { placeText: '2-3-501' },
      more: { channel: 'desk-group-message', compoundCodes: ['shuxiang-yuan'] },
    },
    {
      item: 'about-a-worker',
      daysAgo: 11,
      clock: '09:30',
      source: 'resident',
      spot: 'fengsui-yuan-3-1',
      category: 'opinion',
      text: '反映的事说好回话没回，希望有人给个答复',
      more: {
        channel: 'desk-phone',
        complaintAbout: 'grid-worker',
        reporter: { name: '李先生', phone: '100-3000-0002' },
      },
    },
    {
      item: 'tenant-moved',
      daysAgo: 10,
      clock: '14:50',
      source: 'grid-worker',
      spot: 'xinan-jiayuan-2-2',
      category: 'errand-certificate',
      text: '档案上的租户已搬走，新住户来登记，帮着办居住证',
    },
  ];
}

/** Towards the middle of the community (110.001 E, 40.406 N), so that the wrong point is in another grid, not outside. */
const bearingInside = ([lon, lat]: Position): number =>
  (Math.atan2((110.001 - lon) * 0.762, 40.406 - lat) * 180) / Math.PI;
