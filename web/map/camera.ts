import type { Map as MapLibreMap, PaddingOptions } from 'maplibre-gl';
import type { Position } from '#geodata/model.ts';

/** How the map stands: tilted for wall and desk, flat for choosing a point. */
export type View = { pitch: number; bearing: number; padding: PaddingOptions };
type Pixels = { x: number; y: number };
export type Box = { left: number; top: number; right: number; bottom: number };

export const boxOf = (points: readonly Pixels[]): Box => ({
  left: Math.min(...points.map(({ x }) => x)),
  right: Math.max(...points.map(({ x }) => x)),
  top: Math.min(...points.map(({ y }) => y)),
  bottom: Math.max(...points.map(({ y }) => y)),
});

/** How much closer the camera may come, in zoom levels, and how far the box then lies off the middle, pixels. */
export function fitStep(box: Box, room: Box): { zoom: number; offset: Pixels } {
  const ratio = Math.min(
    (room.right - room.left) / Math.max(1, box.right - box.left),
    (room.bottom - room.top) / Math.max(1, box.bottom - box.top),
  );
  return {
    zoom: Math.log2(Math.max(0.01, ratio)),
    offset: {
      x: (box.left + box.right - room.left - room.right) / 2,
      y: (box.top + box.bottom - room.top - room.bottom) / 2,
    },
  };
}

const rounds = 6;

/** Fills the room between the panels. maplibre fits the flat outline; a tilted one is smaller and lies elsewhere. */
export function fitTilted(map: MapLibreMap, outline: readonly Position[], view: View): void {
  const { clientWidth, clientHeight } = map.getContainer();
  const { left = 0, right = 0, top = 0, bottom = 0 } = view.padding;
  const room = { left, top, right: clientWidth - right, bottom: clientHeight - bottom };
  if (room.right - room.left < 40 || room.bottom - room.top < 40) return;
  const boxNow = () => boxOf(outline.map((position) => map.project(position)));
  map.jumpTo({ pitch: view.pitch, bearing: view.bearing });
  for (let round = 0; round < rounds; round += 1) {
    map.jumpTo({ zoom: map.getZoom() + fitStep(boxNow(), room).zoom });
    const { offset } = fitStep(boxNow(), room);
    const center = map.project(map.getCenter());
    map.jumpTo({ center: map.unproject([center.x + offset.x, center.y + offset.y]) });
  }
}

/** The same, as one short movement. */
export function easeToFit(
  map: MapLibreMap,
  outline: readonly Position[],
  view: View,
  milliseconds: number,
): void {
  const camera = () => ({
    center: map.getCenter(),
    zoom: map.getZoom(),
    pitch: map.getPitch(),
    bearing: map.getBearing(),
  });
  const before = camera();
  fitTilted(map, outline, view);
  if (milliseconds === 0) return;
  const after = camera();
  map.jumpTo(before);
  map.easeTo({ ...after, duration: milliseconds });
}
