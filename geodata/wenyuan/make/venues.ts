import { buildingCode, buildingGrid, buildingName } from './dwellings.ts';
import { makeGrids } from './grids.ts';
import { type Place, place } from './place.ts';
import { inFrame } from './plane.ts';
import { inBlock, onSide } from './plots.ts';
import { type CompoundLayout, layouts, type Slab } from './slabs.ts';

/** Too small or too loosely built for a 小区议事站 of their own. */
const withoutStation = ['liangzhan-jiashuyuan', 'gongxiao-jiashuyuan', 'shazao-xiang'];

function neighbourhoodHall(): Place {
  return place(inBlock('2-1', [276, 184]), {
    code: 'venue-hall',
    name: '文苑邻里议事厅',
    nicknames: ['议事厅', '邻里厅'],
    kind: 'venue',
    compoundCode: null,
    buildingCode: 'service-centre',
    venueLevel: 'neighbourhood',
  });
}

function compoundStation({ plan, quad }: CompoundLayout): Place {
  const gate = plan.gates[0];
  const at = onSide(quad, { side: gate?.side ?? 'south', share: (gate?.share ?? 0.5) - 0.05, inwards: 3.2 });
  return place(at, {
    code: `venue-${plan.code}`,
    name: `${plan.name}议事站`,
    nicknames: [`${plan.nicknames[0]}议事站`],
    kind: 'venue',
    compoundCode: plan.code,
    buildingCode: null,
    venueLevel: 'compound',
  });
}

/** One 楼栋议事点 per grid, at the foot of a building in the middle of its list. */
function buildingPoint(slabs: readonly Slab[], gridCode: string): Place {
  const own = slabs.filter((slab) => slab.plan.numbering === 'building' && buildingGrid(slab) === gridCode);
  const slab = own[Math.floor(own.length / 2)];
  if (!slab) throw new Error(`grid ${gridCode} has no building for a 楼栋议事点`);
  const name = buildingName(slab);
  return place(inFrame(slab.frame, [-slab.lengthMeters / 2 + 4, 0]), {
    code: `venue-${buildingCode(slab)}`,
    name: `${name}议事点`,
    nicknames: [`${name.replace('号楼', '栋')}议事点`],
    kind: 'venue',
    compoundCode: slab.plan.code,
    buildingCode: buildingCode(slab),
    venueLevel: 'building',
  });
}

/** The 24 议事阵地: 1 邻里议事厅, 9 小区议事站, 14 楼栋议事点. */
export function makeVenues(): Place[] {
  const slabs = layouts.flatMap((layout) => layout.slabs);
  const stations = layouts.filter(({ plan }) => !withoutStation.includes(plan.code)).map(compoundStation);
  const points = makeGrids().features.map((grid) => buildingPoint(slabs, grid.properties.gridCode));
  return [neighbourhoodHall(), ...stations, ...points];
}
