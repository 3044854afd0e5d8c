import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import type { Feature, FeatureCollection, Polygon } from 'geojson';
import type { BoundaryProperties, GridProperties } from '../../model.ts';
import { arrangement, walk } from './arrangement.ts';
import { type PlanPoint, polygonFeature, toPosition } from './plane.ts';

/** 150621005 is the sub-district; 901 is a made-up community number (示例). */
export const communityCode = '150621005901';

/**
 * Grids in the order of their codes: rows of blocks north to south, in a row blocks west to east, in a
 * block north before south and west before east. Corners counter-clockwise from the south-west.
 */
const gridCorners: readonly { shortName: string; corners: readonly string[] }[] = [
  { shortName: '学府佳苑', corners: ['1-1', '1-2', '0-2', '0-1'] },
  { shortName: '馨安家园', corners: ['1-2', 'canal-4', 'canal-0', '0-2'] },
  { shortName: '西柳新城', corners: ['2-0', '2-1', '1-1', '1-0'] },
  { shortName: '文苑新村北区', corners: ['wenyuan-a', 'wenyuan-b', '1-2', '1-1'] },
  { shortName: '文苑新村南区', corners: ['2-1', '2-2', 'wenyuan-b', 'wenyuan-a'] },
  { shortName: '锦和府', corners: ['2-2', 'canal-9', 'canal-4', '1-2'] },
  { shortName: '书香苑西', corners: ['3-0', 'shuxiang-b', 'shuxiang-a', '2-0'] },
  { shortName: '书香苑东', corners: ['shuxiang-b', '3-1', '2-1', 'shuxiang-a'] },
  { shortName: '粮站供销片', corners: ['3-1', '3-2', '2-2', '2-1'] },
  { shortName: '团结小区西', corners: ['3-2', 'tuanjie-b', 'tuanjie-a', '2-2'] },
  { shortName: '团结小区东', corners: ['tuanjie-b', 'canal-14', 'canal-9', 'tuanjie-a'] },
  { shortName: '丰穗园北', corners: ['fengsui-a', 'fengsui-b', '3-1', '3-0'] },
  { shortName: '丰穗园南', corners: ['4-0', '4-1', 'fengsui-b', 'fengsui-a'] },
  { shortName: '红柳花园', corners: ['4-1', '4-2', '3-2', '3-1'] },
];

const boundaryCorners = ['4-0', '4-2', '3-2', 'canal-14', 'canal-0', '0-1', '1-1', '1-0'];

export function makeBoundary(): Feature<Polygon, BoundaryProperties> {
  return polygonFeature(walk(arrangement(), boundaryCorners), {
    communityCode,
    name: '文苑社区',
    invented: true,
  });
}

export function makeGrids(): FeatureCollection<Polygon, GridProperties> {
  const chains = arrangement();
  const features = gridCorners.map(({ shortName, corners }, index) =>
    polygonFeature(walk(chains, corners), {
      gridCode: `${communityCode}${String(index + 1).padStart(3, '0')}`,
      number: index + 1,
      name: `第${index + 1}网格`,
      shortName,
    }),
  );
  return { type: 'FeatureCollection', features };
}

const grids = makeGrids();

export function isInCommunity(at: PlanPoint): boolean {
  return grids.features.some((grid) => booleanPointInPolygon(toPosition(at), grid));
}

/** The grid a plan point lies in. A demo feature outside every grid is a mistake in the plan. */
export function gridCodeAt(at: PlanPoint): string {
  const grid = grids.features.find((candidate) => booleanPointInPolygon(toPosition(at), candidate));
  if (!grid)
    throw new Error(`plan point ${at.join(', ')} lies in no grid, wanted one of ${grids.features.length}`);
  return grid.properties.gridCode;
}
