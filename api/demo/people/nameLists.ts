/** Name parts, all invented and common. Any likeness to a living person is chance; no full name is written down. */

/** Surnames frequent in the west of the region; the first ones more often. */
export const surnames = '王王王张张张李李李刘刘赵赵高高郝乔苗白韩杨杨陈孙马吕贾任郭崔武樊温袁'.split('');

const words = (list: string): string[] => list.trim().split(/\s+/);

/** Given names by the age they sound like. */
export const givenNames = {
  older:
    words(`桂兰 玉梅 文秀 建国 银莲 秀英 玉兰 凤英 淑珍 桂花 秀兰 金莲 翠英 存柱 德胜 福生 满仓 来喜 玉柱 占元 长命 有才 守业 根柱
    培荣 文义 世荣 喜莲 巧珍 改莲 美英 玉莲 兰英 月娥 春香 桂芳 素珍 金花 振华 国庆 援朝 和平 解放 永贵 永胜 保柱 二旦 三女 海生 润莲 拴柱 玉厚 彩云`),
  middle:
    words(`建军 志强 海霞 春燕 丽华 俊峰 永强 建平 晓红 文斌 慧敏 利军 永刚 志刚 雪梅 小军 红梅 艳霞 玉霞 瑞芳 俊梅 丽娟 海军 卫东
    小平 秀清 文军 海龙 玉珍 晓东 爱军 爱萍 振宇 美霞 向东 永红 晓燕 志平 国强 丽萍 翠霞 新民 春梅 利平 静 敏 娜 勇 军 波 涛 磊 燕 霞`),
  younger: words(
    `佳怡 宇航 志远 雅婷 浩然 子涵 婷婷 晓宇 思琪 佳慧 凯 鑫 乐 博文 嘉伟 雨欣 泽宇 瑞 慧 洋 阳 彤 旭东 志鹏 亚楠 梦洁 文博 俊杰 佳乐 宏伟`,
  ),
} as const;
export type Age = keyof typeof givenNames;

/** Mongolian names as they are written in Chinese script; the long ones also test the labels. */
export const mongolianNames =
  words(`苏日娜 巴特尔 乌云其木格 那仁朝克图 萨仁托娅 娜仁花 其其格 阿拉坦花 哈斯巴根 布和巴雅尔 敖登格日乐 朝鲁 乌兰其其格
  萨日娜 托娅 格日勒图 图雅 巴雅尔 宝音德力格尔 额尔敦 达古拉 通拉嘎 阿古拉 苏雅拉 呼和 孟和吉日嘎拉 巴图 特木尔 满都拉 乌力吉 那日苏 斯日古楞 娜布其 塔娜
  高娃 萨如拉 吉日嘎拉 莫日根 朝克图 青格乐 其木格 阿茹娜 温都苏 哈斯其其格 乌日娜 毕力格 胡日查 牧仁 海日罕 阿拉腾其其格`);

export type DenyList = {
  /** Surnames nobody in the demo bears. */
  surnames: readonly string[];
  /** Full names nobody in the demo bears: put every personal name of a source the demo was modelled on here. */
  fullNames: readonly string[];
};

/**
 * No real person's name appears in the demo. The article that gave the counts names a mediator surnamed 奇, so nobody bears
 * that surname; its other names are added to `fullNames` by whoever holds the article, and the generator steps around them.
 */
export const denyList: DenyList = { surnames: ['奇'], fullNames: [] };

export const isDenied = (name: string, { surnames, fullNames }: DenyList): boolean =>
  fullNames.includes(name) || surnames.some((surname) => name.startsWith(surname));
