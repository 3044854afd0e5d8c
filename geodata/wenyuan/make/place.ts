import type { Feature, Point } from 'geojson';
import type { PlaceProperties } from '../../model.ts';
import { gridCodeAt } from './grids.ts';
import { type PlanPoint, pointFeature } from './plane.ts';

export type Place = Feature<Point, PlaceProperties>;

/** A named place; its grid follows from where it is. */
export function place(at: PlanPoint, properties: Omit<PlaceProperties, 'gridCode'>): Place {
  return pointFeature(at, { ...properties, gridCode: gridCodeAt(at) });
}
