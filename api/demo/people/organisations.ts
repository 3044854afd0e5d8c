import type { OrganisationSeed } from '#actions/communitySeed.ts';
import type { Land, ServiceCode } from '#geodata/model.ts';

type Row = [
  code: string,
  name: string,
  kind: OrganisationSeed['kind'],
  service: ServiceCode,
  dutyHours: string,
];

const always = '24 小时';
const office = '工作日 8:30–12:00、14:30–17:30';

/** Every one is an example and says so; one per service. */
const rows: Row[] = [
  ['heating-company', '示例热力公司 文苑换热所', 'utility', 'heating', always],
  ['power-station', '示例供电所', 'utility', 'power', always],
  ['water-company', '示例供水公司', 'utility', 'water', always],
  ['gas-repair', '示例燃气抢修队', 'utility', 'gas', always],
  ['telecom-company', '示例通信线路维护中心', 'utility', 'telecom', '每日 8:00–20:00'],
  ['lift-maintenance', '示例电梯维保公司', 'utility', 'lift-maintenance', always],
  ['police-station', '示例派出所 文苑警务站', 'department', 'police', always],
  ['traffic-police', '示例交警中队', 'department', 'traffic-police', always],
  ['fire-station', '示例消防救援站', 'department', 'fire', always],
  ['urban-enforcement', '示例综合行政执法中队', 'department', 'urban-enforcement', '每日 8:00–22:00'],
  ['sanitation', '示例环卫所', 'department', 'sanitation', '每日 5:00–21:00'],
  ['parks', '示例园林所', 'department', 'parks', office],
  ['drainage', '示例市政排水所', 'department', 'drainage', always],
  ['housing', '示例住建局物业监管股', 'department', 'housing', office],
  ['market-supervision', '示例市场监管所', 'department', 'market-supervision', office],
  ['environment', '示例生态环境分局', 'department', 'environment', office],
  ['civil-affairs', '示例街道民政与残联窗口', 'department', 'civil-affairs', office],
  ['health-centre', '示例社区卫生服务中心', 'department', 'health', '每日 8:00–20:00'],
  ['justice-office', '示例司法所', 'department', 'justice', office],
  ['mediation-rooms', '示例社区调解室', 'department', 'mediation', office],
  ['womens-federation', '示例妇联', 'department', 'women', office],
  ['civic-service-centre', '示例街道便民服务中心', 'department', 'civic-service-centre', office],
  ['sub-district-centre', '示例街道网格（综治）中心', 'department', 'sub-district-centre', always],
];

/** Whom the community may whistle for: one organisation per service, and one property company per compound. */
export function makeOrganisations(land: Land): OrganisationSeed[] {
  const whole = rows.map(([code, name, kind, service, dutyHours], index) => ({
    code,
    name,
    kind,
    service,
    dutyHours,
    hotline: hotlineOf(1, index),
    compoundCodes: [],
  }));
  const property = land.compounds.features.map(({ properties }, index) => ({
    code: `property-${properties.code}`,
    name: `示例物业 ${properties.name}服务中心`,
    kind: 'property' as const,
    service: 'property' as const,
    dutyHours: '每日 7:00–22:00，夜间值班',
    hotline: hotlineOf(2, index),
    compoundCodes: [properties.code],
  }));
  return [...whole, ...property];
}

/** `100-1000-0001` for the first list, `100-2000-0001` for the second. */
const hotlineOf = (list: number, index: number): string =>
  `100-${list}000-${String(index + 1).padStart(4, '0')}`;
