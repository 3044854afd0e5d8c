/** 2024: the 72 errands done for residents, by item; `months` is when they come in. */
export type ErrandItem = { item: string; count: number; months: readonly number[]; texts: readonly string[] };

const allYear = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const autumn = [9, 10, 10, 11, 11, 12, 12];

export const errands2024: readonly ErrandItem[] = [
  {
    item: '医保缴费/报销',
    count: 14,
    months: [...autumn, 3, 6],
    texts: [
      '老人不会用手机，代缴明年的居民医保',
      '住院回来的票据帮忙整理，送到窗口报销',
      '一家三口医保代缴，孩子在外地上学',
      '门诊慢病报销，缺一张处方，帮着补齐',
      '医保断缴提醒，上门帮着补缴',
    ],
  },
  {
    item: '养老资格认证',
    count: 12,
    months: [...autumn, 4, 5],
    texts: [
      '腿脚不便，上门帮着做养老资格认证',
      '人脸认证总通不过，带平板上门重做',
      '住在子女家的老人，视频协助认证',
      '认证快到期，上门办完',
    ],
  },
  {
    item: '高龄津贴/老年证',
    count: 11,
    months: allYear,
    texts: [
      '满八十岁，代办高龄津贴',
      '老年证丢了，帮着补办',
      '津贴停发，去窗口核对银行卡',
      '满六十五，代办老年乘车证',
    ],
  },
  {
    item: '取药/陪诊',
    count: 9,
    months: allYear,
    texts: [
      '老人行动不便，代取慢病药',
      '陪着去医院复查，来回接送',
      '儿女不在身边，陪同看牙',
      '雪天路滑，帮着取药送到家',
    ],
  },
  {
    item: '残疾证/补贴',
    count: 6,
    months: allYear,
    texts: ['残疾证换证，帮着预约评定', '两项补贴年审，上门收材料', '护理补贴没到账，去残联窗口核实'],
  },
  {
    item: '低保/临时救助',
    count: 6,
    months: [1, 2, 6, 9, 11, 12],
    texts: ['家里突发变故，代交临时救助申请', '低保年审材料帮着整理', '大病后生活困难，送申请并跟进结果'],
  },
  {
    item: '水电暖缴费',
    count: 6,
    months: [1, 4, 7, 10, 10, 11],
    texts: ['不会手机缴费，代缴取暖费', '电卡插不上，帮着去营业厅换卡充值', '水费欠费停水，代缴并联系复通'],
  },
  {
    item: '居住证明',
    count: 5,
    months: [3, 5, 6, 8, 9],
    texts: ['孩子入学要居住证明，代开', '办公积金要居住证明，帮着跑一趟', '租户办居住证，核实后代办'],
  },
  {
    item: '手机操作',
    count: 3,
    months: [2, 5, 8],
    texts: ['教老人用手机挂号', '手机上办社保查询，一步步教', '换了新手机，帮着装好常用软件'],
  },
];
