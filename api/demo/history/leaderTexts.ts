/** 单元长的两步小记: what a unit leader notes about the own unit, mostly solved on the spot. `{n}` is a small number. */
export type LeaderText = {
  category: string;
  weight: number;
  seasons?: readonly { from: string; to: string }[];
  text: string;
};

export const solvedNotes: readonly LeaderText[] = [
  { category: 'corridor-clutter', weight: 4, text: '{n}楼纸箱堆楼道，已跟邻居说好，今天搬走' },
  { category: 'corridor-clutter', weight: 3, text: '婴儿车占楼梯口，挪到里面了' },
  { category: 'corridor-clutter', weight: 2, text: '腌菜缸放拐角，跟主家说了，已经端回去' },
  { category: 'light-out', weight: 4, text: '{n}楼声控灯不亮，换了个灯泡' },
  { category: 'light-out', weight: 2, text: '单元门口灯坏了，老李帮着换好了' },
  { category: 'noise-fumes', weight: 3, text: '楼上孩子跑跳，已跟邻居说好，晚上九点以后注意' },
  { category: 'noise-fumes', weight: 2, text: '装修早上动静大，说好八点半以后再干' },
  { category: 'obstructive-parking', weight: 3, text: '车堵单元门，打电话挪开了' },
  { category: 'obstructive-parking', weight: 2, text: '两家争车位，说和好了，轮着停' },
  { category: 'rubbish', weight: 3, text: '门口垃圾袋没扔，提醒后拿走了' },
  { category: 'ebike-charging', weight: 2, text: '电动车推进来充电，劝到棚里去了' },
  { category: 'sewage', weight: 2, text: '一楼地漏返水，喊人通开了' },
  { category: 'opinion', weight: 2, text: '邻居们说单元门太重，老人拉不动，已给门弓调松' },
  { category: 'opinion', weight: 2, text: '问物业费能不能手机交，已告诉怎么弄' },
  {
    category: 'snow-ice',
    weight: 5,
    seasons: [
      { from: '11-10', to: '12-31' },
      { from: '01-01', to: '03-10' },
    ],
    text: '门口的雪，几家一起扫干净了',
  },
  {
    category: 'heating-cold',
    weight: 4,
    seasons: [
      { from: '10-15', to: '12-31' },
      { from: '01-01', to: '04-15' },
    ],
    text: '{n}楼说不热，帮着放了气，热了',
  },
  { category: 'water-off', weight: 2, text: '群里问停水，已转通知，中午来水' },
];

export const passedOnNotes: readonly LeaderText[] = [
  { category: 'light-out', weight: 3, text: '楼道灯一到五层都不亮，应该是线路问题，要电工看' },
  { category: 'roof-leak', weight: 3, text: '顶楼漏水，天花板湿了一片，物业看过说要报维修资金' },
  { category: 'sewage', weight: 3, text: '下水主管又堵了，这个月第{n}回，得换管' },
  { category: 'corridor-clutter', weight: 2, text: '{n}楼堆杂物说了几次不挪，请网格员来一趟' },
  { category: 'opinion', weight: 3, text: '几户老人想加扶手，请社区帮着问问' },
  {
    category: 'heating-cold',
    weight: 4,
    seasons: [
      { from: '10-15', to: '12-31' },
      { from: '01-01', to: '04-15' },
    ],
    text: '整列都不热，放气也不行，量了{t}度',
  },
  { category: 'illegal-structure', weight: 1, text: '一楼把花池圈起来种菜，劝不动' },
];
