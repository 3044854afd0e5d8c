import type { FeatureCollection, LineString, Point } from 'geojson';
import type { InfrastructureProperties, ServiceCode } from '../../model.ts';
import { chargingShedAt } from './places.ts';
import { lineFeature, type PlanPoint, pointFeature } from './plane.ts';
import { inBlock } from './plots.ts';
import { publicBuildings } from './publicBuildings.ts';
import { layouts } from './slabs.ts';
import { spread } from './spread.ts';
import { crossingAt } from './streets.ts';

type Infrastructure = FeatureCollection<Point | LineString, InfrastructureProperties>;
type Feature = Infrastructure['features'][number];

const heatingStations = ['wenyuan', 'xueyuan', 'xiliu', 'nantan'] as const;

/** A point beside a crossing, metres east and north of its centre. */
function beside(row: number, column: number, [east, north]: PlanPoint): PlanPoint {
  const at = crossingAt(row, column);
  return [at[0] + east, at[1] + north];
}

function line(points: readonly PlanPoint[], properties: InfrastructureProperties): Feature {
  return lineFeature(points, properties);
}

function stationAt(name: (typeof heatingStations)[number]): PlanPoint {
  const building = publicBuildings.find(({ code }) => code === `${name}-heat-exchange`);
  if (!building) throw new Error(`no heat exchange station ${name}`);
  return inBlock(building.block, building.at);
}

/** The main runs under the south pavement of 融媒街, 12.6 m from its middle; branches leave it to the stations. */
function heatingLines(): Feature[] {
  const south = -12.6;
  const main = [3, 2, 1, 0].map((column) => beside(2, column, [column === 0 ? 11 : 0, south]));
  const branches: Record<(typeof heatingStations)[number], PlanPoint[]> = {
    wenyuan: [beside(2, 2, [-11, south]), beside(2, 2, [-11, -95]), stationAt('wenyuan')],
    xueyuan: [beside(2, 1, [10, south]), beside(1, 1, [10, 0]), beside(1, 1, [10, 80]), stationAt('xueyuan')],
    xiliu: [beside(2, 1, [-10, south]), beside(2, 1, [-10, 182]), stationAt('xiliu')],
    nantan: [beside(2, 2, [11, south]), beside(3, 2, [9, 0]), beside(4, 2, [-10, 46]), stationAt('nantan')],
  };
  const named = { xueyuan: '学苑支线', wenyuan: '文苑支线', xiliu: '西柳支线', nantan: '南滩支线' };
  return [
    line(main, { code: 'heating-main-1', kind: 'heating-main', name: '融媒街供热主管', service: 'heating' }),
    ...heatingStations.map((name) => {
      const names = { code: `heating-branch-${name}`, name: `${named[name]}供热管` };
      return line(branches[name], { ...names, kind: 'heating-branch', service: 'heating' });
    }),
  ];
}

function powerLines(): Feature[] {
  const along = [3, 2, 1, 0].map((column) => beside(2, column, [0, -10.2]));
  const down = [beside(2, 2, [-12, -10.2]), beside(3, 2, [-12, 0]), beside(4, 2, [-12, 16])];
  const up = [beside(2, 1, [11.5, -10.2]), beside(1, 1, [11.5, 0]), beside(0, 1, [11.5, -12])];
  const power = (code: string, name: string, points: PlanPoint[]) =>
    line(points, { code, kind: 'power-line', name, service: 'power' });
  return [
    power('power-line-rongmei', '10千伏融媒线', along),
    power('power-line-hongliu', '10千伏融媒线红柳分支', down),
    power('power-line-shuxiang', '10千伏融媒线书香分支', up),
  ];
}

const manholeServices: readonly { service: ServiceCode; word: string }[] = [
  { service: 'drainage', word: '雨水井' },
  { service: 'heating', word: '热力井' },
  { service: 'telecom', word: '通信井' },
  { service: 'drainage', word: '污水井' },
  { service: 'water', word: '给水井' },
  { service: 'power', word: '电力井' },
];

function manholesAndHydrants(): Feature[] {
  const manholes = spread(40, { sideways: (half) => half * 0.55, seed: 4001 }).map(
    ({ at, street }, index) => {
      const { service, word } = manholeServices[
        (index * 5) % manholeServices.length
      ] as (typeof manholeServices)[number];
      const code = `manhole-${String(index + 1).padStart(2, '0')}`;
      return pointFeature(at, {
        code,
        kind: 'manhole' as const,
        name: `${street}${word}${index + 1}号`,
        service,
      });
    },
  );
  const hydrants = spread(18, { sideways: (half) => half - 1.5, seed: 1801 }).map(({ at, street }, index) => {
    const code = `hydrant-${String(index + 1).padStart(2, '0')}`;
    return pointFeature(at, {
      code,
      kind: 'hydrant' as const,
      name: `${street}消火栓${index + 1}号`,
      service: 'fire' as const,
    });
  });
  return [...manholes, ...hydrants];
}

const boxes: readonly { code: string; name: string; at: PlanPoint }[] = [
  { code: 'distribution-box-1', name: '融媒广场配电箱', at: inBlock('2-1', [24, 226]) },
  { code: 'distribution-box-2', name: '学苑小学配电箱', at: inBlock('0-2', [98, 160]) },
  { code: 'distribution-box-3', name: '西柳广场配电箱', at: inBlock('1-0', [196, 160]) },
  { code: 'distribution-box-4', name: '锦和游园配电箱', at: inBlock('1-2', [54, 40]) },
  { code: 'distribution-box-5', name: '农贸市场配电箱', at: inBlock('2-2', [130, 72]) },
  { code: 'distribution-box-6', name: '南滩公园配电箱', at: inBlock('3-1', [194, 10]) },
];

function pointEquipment(): Feature[] {
  const stationWords = {
    xueyuan: '学苑换热站',
    wenyuan: '文苑换热站',
    xiliu: '西柳换热站',
    nantan: '南滩换热站',
  };
  return [
    ...heatingStations.map((name) =>
      pointFeature(stationAt(name), {
        code: `heat-exchange-${name}`,
        kind: 'heat-exchange-station' as const,
        name: stationWords[name],
        service: 'heating' as const,
      }),
    ),
    ...boxes.map(({ at, ...rest }) =>
      pointFeature(at, { ...rest, kind: 'distribution-box' as const, service: 'power' as const }),
    ),
    pointFeature(inBlock('2-0', [212, 128]), {
      code: 'gas-pressure-box-1',
      kind: 'gas-pressure-box',
      name: '书香路燃气调压箱',
      service: 'gas',
    }),
    ...layouts.map((layout) =>
      pointFeature(chargingShedAt(layout), {
        code: `charging-shed-${layout.plan.code}`,
        kind: 'charging-shed' as const,
        name: `${layout.plan.name}充电棚`,
        service: 'property' as const,
      }),
    ),
  ];
}

export function makeInfrastructure(): Infrastructure {
  const features = [...heatingLines(), ...powerLines(), ...pointEquipment(), ...manholesAndHydrants()];
  return { type: 'FeatureCollection', features };
}
