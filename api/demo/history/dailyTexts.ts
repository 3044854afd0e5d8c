import type { SpotKind } from './spots.ts';

/** Who writes about it: grid workers, riders, hotline callers. */
export type Writer = 'worker' | 'rider' | 'hotline';
type Season = { from: string; to: string; factor: number };
export type DailyText = {
  category: string;
  /** Out of 1,000 matters a year (来源：演示预设). */
  weight: number;
  where: SpotKind;
  by: readonly Writer[];
  /** Outside its seasons a matter does not come in; without any it comes all year. `MM-DD`, both ends included. */
  seasons?: readonly Season[];
  texts: readonly string[];
};

const all: readonly Writer[] = ['worker', 'rider', 'hotline'];
const homes: readonly Writer[] = ['worker', 'hotline'];
const streets: readonly Writer[] = ['worker', 'rider'];
const season = (from: string, to: string, factor = 1): Season => ({ from, to, factor });
const heating = [season('10-15', '11-04', 4), season('11-05', '12-31', 2), season('01-01', '04-15', 1.5)];
const snow = [season('11-10', '12-31', 2), season('01-01', '03-10', 2)];

/** `{t}` is a room temperature, `{n}` a small number. */
export const dailyTexts: readonly DailyText[] = [
  {
    category: 'heating-cold',
    weight: 130,
    where: 'unit',
    by: homes,
    seasons: heating,
    texts: [
      '家里暖气不热，室温只有{t}度，老人孩子受不了',
      '供暖以来一直不热，报过物业说等着排气',
      '入户测温{t}度，主卧一组不热，其他正常',
      '顶层不热，楼下热得开窗户',
      '昨天还行，今天早上起来暖气冰凉',
      '暖气片上半截热下半截凉，测了{t}度',
    ],
  },
  {
    category: 'obstructive-parking',
    weight: 95,
    where: 'gate',
    by: all,
    texts: [
      '门口停了一溜车，进出都得倒几把',
      '有车把单元门堵死了，电话打不通',
      '晚上回来没地方停，消防通道也让占了',
      '货车长期占着两个车位',
      '路口拐弯处停车，看不见对面来车',
      '三轮车停盲道上，婴儿车过不去',
    ],
  },
  {
    category: 'property-service',
    weight: 80,
    where: 'building',
    by: ['hotline'],
    texts: [
      '物业费收得勤，楼道一个月没拖过',
      '电梯广告收益没公示，要求物业说明',
      '报修三次没人来，要求退部分物业费',
      '停车费涨价没征求意见',
      '门禁坏了一个多月，物业一直说等配件',
    ],
  },
  {
    category: 'rubbish',
    weight: 75,
    where: 'waste',
    by: all,
    texts: [
      '垃圾桶满了两天没人收，味道大',
      '装修垃圾堆在路边，风一刮到处是',
      '大件家具扔在桶边没人拉',
      '桶边污水流到路上了',
      '垃圾点没扫干净，野猫翻得到处都是',
    ],
  },
  {
    category: 'sewage',
    weight: 70,
    where: 'unit',
    by: homes,
    texts: [
      '一楼马桶返水，污水流到楼道了',
      '下水堵了，厨房地漏往上冒',
      '单元门口井冒污水，踩得到处都是',
      '地下室返味，怀疑管道破了',
      '主管堵了，二楼以下都不敢用水',
    ],
  },
  {
    category: 'corridor-clutter',
    weight: 60,
    where: 'unit',
    by: ['worker'],
    texts: [
      '{n}楼楼道堆了纸箱和旧家具，下楼要侧着走',
      '楼梯拐角放了腌菜缸和自行车',
      '楼道里堆着装修剩的板子',
      '消防门被杂物顶着关不上',
    ],
  },
  {
    category: 'light-out',
    weight: 55,
    where: 'building',
    by: all,
    texts: [
      '楼道灯{n}层以上都不亮',
      '楼前路灯坏了两盏，晚上黑得很',
      '声控灯喊半天不亮',
      '路灯一闪一闪的，看着要坏',
    ],
  },
  {
    category: 'noise-fumes',
    weight: 55,
    where: 'street',
    by: ['hotline', 'worker'],
    texts: [
      '饭馆油烟直排，楼上不敢开窗',
      '楼下半夜装卸货，睡不着',
      '广场音响太大，孩子没法写作业',
      '烧烤摊烟大，晚上十一点还没收',
      '早上六点就开始装修',
    ],
  },
  {
    category: 'ebike-charging',
    weight: 50,
    where: 'unit',
    by: all,
    texts: [
      '电动车推进楼道充电，劝了不听',
      '从{n}楼窗户拉线下来充电',
      '电瓶拿回家充，楼道里有焦糊味',
      '充电棚坏了一半，都往楼道推',
    ],
  },
  {
    category: 'snow-ice',
    weight: 45,
    where: 'street',
    by: streets,
    seasons: snow,
    texts: [
      '背阴面结冰没除，刚滑了一跤',
      '坡道上的冰有一指厚，轮椅下不去',
      '雪扫到路边又化了冻上，三轮车打滑',
      '台阶全是冰，老人不敢出门',
      '门口积雪踩实了，电动车骑不稳',
    ],
  },
  {
    category: 'water-off',
    weight: 40,
    where: 'unit',
    by: homes,
    texts: [
      '早上起来没水，群里也没通知',
      '水压太小，热水器打不着',
      '楼上楼下都没水，是不是泵坏了',
      '停水通知说到中午，现在还没来',
    ],
  },
  {
    category: 'fire-lane',
    weight: 40,
    where: 'gate',
    by: streets,
    texts: [
      '消防通道让车堵了，进不去',
      '通道口放了石墩子，救护车进不来',
      '登高面停了{n}辆车，已劝离一部分',
      '搭的棚子占了半个消防通道',
    ],
  },
  {
    category: 'roof-leak',
    weight: 35,
    where: 'unit',
    by: homes,
    texts: [
      '屋顶漏水，墙皮掉了一片',
      '外墙渗水，阳台顶发霉',
      '女儿墙裂缝，雪一化就往家里渗',
      '楼顶防水老化，报了维修资金还没批',
    ],
  },
  {
    category: 'errand-certificate',
    weight: 35,
    where: 'unit',
    by: ['worker'],
    texts: [
      '【居住证明】帮着开居住证明',
      '【养老资格认证】上门给老人做认证',
      '【医保缴费/报销】代缴居民医保',
      '【水电暖缴费】代缴取暖费',
      '【取药/陪诊】代取慢病药送到家',
      '【手机操作】教老人用手机挂号',
      '租户搬走了，新租户来登记，顺便问居住证怎么办',
    ],
  },
  {
    category: 'heating-leak',
    weight: 20,
    where: 'building',
    by: all,
    seasons: [season('10-01', '12-31', 2), season('01-01', '04-15', 1)],
    texts: [
      '地沟往外冒热气，地上全是水',
      '管道井漏水，楼道里都是蒸汽',
      '暖气主管滋水，水往单元里流',
      '楼前地面冒热水，草都烫黄了',
    ],
  },
  {
    category: 'heating-fill-leak',
    weight: 15,
    where: 'unit',
    by: homes,
    seasons: [season('09-20', '10-14', 12)],
    texts: [
      '注水试压，家里暖气接头漏水，人在外地',
      '楼上没人，试压水漏到我家',
      '跑风阀没关，地板泡了',
      '试压漏水，钥匙在物业，已联系',
    ],
  },
  {
    category: 'opinion',
    weight: 15,
    where: 'building',
    by: homes,
    texts: [
      '建议在小广场多放几把椅子',
      '建议把快递柜挪到大门里头',
      '建议早市口加个垃圾桶',
      '想在楼前装个晾衣杆',
    ],
  },
  {
    category: 'exposed-wire',
    weight: 2,
    where: 'street',
    by: streets,
    texts: [
      '断了根电线搭在地上，不知道有没有电',
      '配电箱门开着，线头露在外面',
      '灯杆底下露着线头，下雨天怕漏电',
    ],
  },
  {
    category: 'gas-smell',
    weight: 2,
    where: 'unit',
    by: homes,
    texts: ['楼道里有燃气味，已提醒不要开灯', '厨房总闻到煤气味，关了总阀'],
  },
  {
    category: 'gas-smell',
    weight: 1,
    where: 'row',
    by: ['worker'],
    seasons: [season('11-01', '12-31', 3), season('01-01', '03-15', 3)],
    texts: [
      '平房生炉子，屋里烟味大，老人说头晕，已开窗通风',
      '炉筒子接口松了往屋里返烟，帮着重新接好，约了检查',
    ],
  },
  {
    category: 'fire-smoke',
    weight: 1,
    where: 'waste',
    by: streets,
    seasons: [season('01-15', '03-05', 4), season('03-28', '04-08', 4), season('11-01', '11-20', 2)],
    texts: ['垃圾桶冒烟，有人扔了没灭的炉灰，已用水浇', '路口烧纸没灭透，风一吹又着了'],
  },
  {
    category: 'water-quality',
    weight: 2,
    where: 'unit',
    by: ['hotline'],
    texts: ['自来水发黄，放了十分钟还是浑', '水里有股漂白粉味'],
  },
  {
    category: 'flooding',
    weight: 3,
    where: 'gate',
    by: all,
    seasons: [season('06-20', '09-05', 5)],
    texts: ['下大雨门口积水到小腿', '下水口堵了，雨水往地下室灌', '路口积水，车都熄火了'],
  },
  {
    category: 'manhole',
    weight: 5,
    where: 'manhole',
    by: streets,
    texts: [
      '井盖松了，车一压咣当响',
      '井盖缺了一角，怕人掉进去',
      '井盖下沉，跟路面差一拃',
      '井圈破了，已放警示桩',
    ],
  },
  {
    category: 'road-collapse',
    weight: 4,
    where: 'street',
    by: streets,
    texts: ['路面塌了个坑，骑车差点摔了', '人行道砖下沉，积水看不见底', '管道施工回填没压实，陷下去一块'],
  },
  {
    category: 'facade-fall',
    weight: 3,
    where: 'building',
    by: streets,
    seasons: [season('01-15', '04-30', 3), season('11-15', '12-31', 2)],
    texts: [
      '檐口挂着冰溜子，正对着单元门',
      '外墙保温板翘了，风一吹往下掉渣',
      '楼顶瓷砖掉下来一块，幸好没砸着人',
    ],
  },
  {
    category: 'loose-structure',
    weight: 5,
    where: 'street',
    by: streets,
    texts: ['树枝断了半挂着', '门头广告牌松了，风大来回晃', '施工围挡倒了一片', '彩钢板让风掀起来一角'],
  },
  {
    category: 'fire-equipment',
    weight: 3,
    where: 'building',
    by: ['worker'],
    texts: ['楼道灭火器过期了', '消火栓箱玻璃碎了，水带不见了'],
  },
  {
    category: 'lift-trapped',
    weight: 2,
    where: 'lift',
    by: ['hotline'],
    texts: ['电梯停在{n}楼和上一层中间，里头有人，能通话'],
  },
  {
    category: 'lift-broken',
    weight: 4,
    where: 'lift',
    by: homes,
    texts: ['电梯停了两天，老人下不了楼', '电梯按了不走，门关不严', '电梯维保贴了停用，没写哪天修好'],
  },
  {
    category: 'illegal-structure',
    weight: 4,
    where: 'building',
    by: homes,
    texts: ['一楼圈了绿地种菜', '楼顶搭了彩钢房', '把公共草坪铺成了自家停车位'],
  },
  {
    category: 'hanging-cable',
    weight: 4,
    where: 'street',
    by: streets,
    texts: ['网线耷拉下来，高个子能碰着头', '线缆乱成一团，搭在树上', '弱电箱的线拖到地上了'],
  },
  {
    category: 'welfare-check',
    weight: 3,
    where: 'unit',
    by: ['worker'],
    texts: ['独居老人今天没出来遛弯，敲门没人应，已联系家属', '老人电话打不通，邻居也没见着'],
  },
  {
    category: 'dog',
    weight: 3,
    where: 'street',
    by: all,
    texts: ['三条流浪狗追外卖车', '大型犬没拴绳，小孩不敢下楼', '有人被狗咬了一口，已去打针'],
  },
];
