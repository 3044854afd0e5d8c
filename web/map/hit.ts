import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import type { Position } from '#geodata/model.ts';

/** What lies under a click: a pin before a building before a grid. */
export type Hit = { position: Position; ticketId?: string; buildingCode?: string; gridCode?: string };
type Corner = [x: number, y: number];

/** A pin is hit this near, pixels: fingers and tired hands. */
const nearPixels = 6;

export function hitAt(map: MapLibreMap, { point, lngLat }: MapMouseEvent): Hit {
  const at = (area: Corner | [Corner, Corner], ...layers: string[]) =>
    map.queryRenderedFeatures(area, { layers })[0]?.properties;
  const spot: Corner = [point.x, point.y];
  const around: [Corner, Corner] = [
    [point.x - nearPixels, point.y - nearPixels],
    [point.x + nearPixels, point.y + nearPixels],
  ];
  const position: Position = [lngLat.lng, lngLat.lat];
  const pin = at(around, 'pins');
  if (pin) return { position, ticketId: String(pin.id) };
  const building = at(spot, 'buildings', 'building-shops');
  const gridCode = building?.gridCode ?? at(spot, 'grid-fill')?.gridCode;
  return {
    position,
    ...(building ? { buildingCode: String(building.code) } : {}),
    ...(gridCode ? { gridCode: String(gridCode) } : {}),
  };
}
