import type { Feature, LineString, Polygon } from 'geojson';
import type { LandKind, LandProperties } from '../../model.ts';
import { lineFeature, type PlanPoint, polygonFeature } from './plane.ts';

export type Cover = Feature<LineString | Polygon, LandProperties>;

export function area(
  code: string,
  kind: LandKind,
  { ring, name = null }: { ring: readonly PlanPoint[]; name?: string | null },
): Cover {
  return polygonFeature(ring, { code, kind, name });
}

export function lane(
  code: string,
  line: readonly PlanPoint[],
  { name = null, widthMeters }: { name?: string | null; widthMeters: number },
): Cover {
  return lineFeature(line, { code, kind: 'lane', name, widthMeters });
}
