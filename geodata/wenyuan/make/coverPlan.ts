import type { LandKind } from '../../model.ts';
import type { PlanPoint } from './plane.ts';
import type { BlockKey } from './streets.ts';

type Patch = {
  code: string;
  kind: LandKind;
  name: string | null;
  block: BlockKey;
  corners: readonly PlanPoint[];
};

/** Parks, squares and verges, metres from the block's south-west corner. */
export const patches: readonly Patch[] = [
  {
    code: 'media-green',
    kind: 'green',
    name: null,
    block: '2-1',
    corners: [
      [4, 160],
      [50, 160],
      [50, 222],
      [126, 222],
      [126, 238],
      [4, 238],
    ],
  },
  {
    code: 'media-square',
    kind: 'square',
    name: '融媒广场',
    block: '2-1',
    corners: [
      [138, 166],
      [214, 166],
      [214, 236],
      [138, 236],
    ],
  },
  {
    code: 'elderly-garden',
    kind: 'green',
    name: null,
    block: '2-1',
    corners: [
      [232, 78],
      [298, 78],
      [298, 106],
      [232, 106],
    ],
  },
  {
    code: 'school-yard',
    kind: 'square',
    name: '学苑小学操场',
    block: '0-2',
    corners: [
      [10, 14],
      [24, 4],
      [78, 4],
      [92, 14],
      [92, 108],
      [78, 120],
      [24, 120],
      [10, 108],
    ],
  },
  {
    code: 'school-field',
    kind: 'green',
    name: null,
    block: '0-2',
    corners: [
      [26, 30],
      [34, 22],
      [68, 22],
      [76, 30],
      [76, 94],
      [68, 102],
      [34, 102],
      [26, 94],
    ],
  },
  {
    code: 'xuefu-kindergarten-yard',
    kind: 'green',
    name: null,
    block: '0-1',
    corners: [
      [12, 76],
      [54, 76],
      [54, 96],
      [12, 96],
    ],
  },
  {
    code: 'xiliu-square',
    kind: 'square',
    name: '西柳广场',
    block: '1-0',
    corners: [
      [110, 162],
      [194, 162],
      [194, 214],
      [110, 214],
    ],
  },
  {
    code: 'jinhe-garden',
    kind: 'green',
    name: '锦和游园',
    block: '1-2',
    corners: [
      [60, 6],
      [142, 6],
      [148, 30],
      [130, 60],
      [62, 60],
      [50, 34],
    ],
  },
  {
    code: 'shuxiang-square',
    kind: 'square',
    name: '书香广场',
    block: '2-0',
    corners: [
      [208, 66],
      [258, 66],
      [258, 120],
      [208, 120],
    ],
  },
  {
    code: 'shuxiang-green',
    kind: 'green',
    name: null,
    block: '2-0',
    corners: [
      [206, 196],
      [280, 196],
      [280, 234],
      [206, 234],
    ],
  },
  {
    code: 'shazao-garden',
    kind: 'green',
    name: '沙枣园',
    block: '2-2',
    corners: [
      [243, 8],
      [272, 8],
      [272, 84],
      [243, 84],
    ],
  },
  {
    code: 'nantan-park',
    kind: 'green',
    name: '南滩公园',
    block: '3-1',
    corners: [
      [6, 4],
      [190, 4],
      [196, 24],
      [186, 44],
      [6, 46],
    ],
  },
  {
    code: 'nantan-pond',
    kind: 'water',
    name: '南滩湖',
    block: '3-1',
    corners: [
      [104, 16],
      [122, 12],
      [146, 15],
      [158, 24],
      [148, 33],
      [126, 36],
      [108, 30],
    ],
  },
  {
    code: 'school-front',
    kind: 'green',
    name: null,
    block: '0-2',
    corners: [
      [8, 183],
      [92, 183],
      [92, 189],
      [8, 189],
    ],
  },
  {
    code: 'health-green',
    kind: 'green',
    name: null,
    block: '0-1',
    corners: [
      [6, 38],
      [50, 38],
      [50, 50],
      [6, 50],
    ],
  },
  {
    code: 'beiqu-green',
    kind: 'green',
    name: null,
    block: '0-1',
    corners: [
      [20, 130],
      [54, 130],
      [54, 164],
      [26, 164],
    ],
  },
  {
    code: 'xiliu-green',
    kind: 'green',
    name: null,
    block: '1-0',
    corners: [
      [204, 164],
      [262, 164],
      [262, 180],
      [204, 180],
    ],
  },
  {
    code: 'police-green',
    kind: 'green',
    name: null,
    block: '1-2',
    corners: [
      [8, 30],
      [44, 30],
      [44, 56],
      [8, 56],
    ],
  },
  {
    code: 'rongmei-parking',
    kind: 'square',
    name: null,
    block: '1-2',
    corners: [
      [156, 26],
      [214, 26],
      [214, 54],
      [156, 54],
    ],
  },
  {
    code: 'canal-corner-green',
    kind: 'green',
    name: null,
    block: '1-2',
    corners: [
      [279, 24],
      [290, 24],
      [290, 56],
      [279, 56],
    ],
  },
  {
    code: 'service-forecourt',
    kind: 'square',
    name: null,
    block: '2-1',
    corners: [
      [226, 210],
      [280, 210],
      [280, 236],
      [226, 236],
    ],
  },
  {
    code: 'service-green',
    kind: 'green',
    name: null,
    block: '2-1',
    corners: [
      [222, 156],
      [284, 156],
      [284, 178],
      [222, 178],
    ],
  },
  {
    code: 'morning-market',
    kind: 'square',
    name: '早市',
    block: '2-1',
    corners: [
      [232, 26],
      [298, 26],
      [298, 46],
      [232, 46],
    ],
  },
  {
    code: 'market-forecourt',
    kind: 'square',
    name: null,
    block: '2-2',
    corners: [
      [40, 4],
      [118, 4],
      [118, 17],
      [40, 17],
    ],
  },
  {
    code: 'tuanjie-green',
    kind: 'green',
    name: null,
    block: '2-2',
    corners: [
      [42, 80],
      [128, 80],
      [128, 106],
      [42, 106],
    ],
  },
  {
    code: 'library-green',
    kind: 'green',
    name: null,
    block: '2-0',
    corners: [
      [208, 36],
      [258, 36],
      [258, 60],
      [208, 60],
    ],
  },
  {
    code: 'kindergarten-yard',
    kind: 'square',
    name: null,
    block: '2-0',
    corners: [
      [212, 130],
      [276, 130],
      [276, 160],
      [212, 160],
    ],
  },
  {
    code: 'nantan-forecourt',
    kind: 'square',
    name: null,
    block: '3-1',
    corners: [
      [216, 20],
      [272, 20],
      [272, 42],
      [216, 42],
    ],
  },
];

/** The three named lanes, and the drives of schools and markets. */
export const blockLanes: readonly {
  code: string;
  name: string | null;
  widthMeters: number;
  block: BlockKey;
  line: readonly PlanPoint[];
}[] = [
  {
    code: 'gongxiao-lane',
    name: '供销巷',
    widthMeters: 7,
    block: '2-1',
    line: [
      [-12, 150],
      [76, 149],
      [150, 150],
      [222, 150],
      [321, 148],
    ],
  },
  {
    code: 'liangzhan-lane',
    name: '粮站巷',
    widthMeters: 6,
    block: '2-1',
    line: [
      [75.5, 149],
      [75.5, 28],
      [114, 27],
      [116, -10],
    ],
  },
  {
    code: 'market-lane',
    name: null,
    widthMeters: 6,
    block: '2-1',
    line: [
      [222, 150],
      [219, 90],
      [226, 28],
      [232, -10],
    ],
  },
  {
    code: 'shazao-lane',
    name: '沙枣巷',
    widthMeters: 5,
    block: '2-2',
    line: [
      [166, -10],
      [167, 60],
      [169, 108],
      [238, 109],
      [306, 108],
    ],
  },
  {
    code: 'market-drive',
    name: null,
    widthMeters: 6,
    block: '2-2',
    line: [
      [-12, 74],
      [60, 72],
      [134, 74],
      [136, -10],
    ],
  },
  {
    code: 'xuefu-lane',
    name: null,
    widthMeters: 5,
    block: '0-1',
    line: [
      [60, -14],
      [59.5, 204],
    ],
  },
  {
    code: 'school-lane',
    name: null,
    widthMeters: 6,
    block: '0-2',
    line: [
      [99, -14],
      [99, 204],
    ],
  },
  {
    code: 'xiliu-lane',
    name: null,
    widthMeters: 6,
    block: '1-0',
    line: [
      [-14, 157],
      [150, 157],
      [304, 157],
    ],
  },
  {
    code: 'jinhe-lane',
    name: null,
    widthMeters: 6,
    block: '1-2',
    line: [
      [-12, 63],
      [306, 62],
    ],
  },
  {
    code: 'shuxiang-lane',
    name: null,
    widthMeters: 6,
    block: '2-0',
    line: [
      [202, -10],
      [202, 250],
    ],
  },
  {
    code: 'nantan-lane',
    name: null,
    widthMeters: 5,
    block: '3-1',
    line: [
      [-12, 47.5],
      [312, 47.5],
    ],
  },
];
