import type { Geometry } from 'geojson';
import type { Position } from '#geodata/model.ts';

/** All positions of a geometry, in its order. */
export function positionsOf(geometry: Geometry): Position[] {
  const positions: Position[] = [];
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number') positions.push(value as Position);
    else for (const member of value) visit(member);
  };
  if (geometry.type !== 'GeometryCollection') visit(geometry.coordinates);
  return positions;
}

export const firstPosition = (geometry: Geometry): Position => positionsOf(geometry)[0] as Position;
