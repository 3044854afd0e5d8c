import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { fitTilted, type View } from './camera.ts';
import { boundsOf, cornersOf } from './geometry.ts';
import { addGridBadges } from './gridBadges.ts';
import type { Palette } from './palette.ts';
import { addPinIcons } from './pinIcons.ts';
import { type Drawn, styleOf } from './style.ts';

setWorkerUrl(workerUrl);

/** Edges are smoothed on ordinary screens; on a 4K wall nobody sees the difference and every frame costs. */
const smoothedPixels = 5_000_000;
const pixelsOf = ({ clientWidth, clientHeight }: HTMLElement) =>
  clientWidth * clientHeight * devicePixelRatio ** 2;

export type Opening = {
  container: HTMLElement;
  drawn: Drawn;
  palette: Palette;
  view: View;
  /** 1 on a desk; larger where letters are read from five metres. */
  scale: number;
  isInteractive: boolean;
  label: string;
};

export function openMap(opening: Opening): MapLibreMap {
  const { container, drawn, palette, view, scale, isInteractive, label } = opening;
  const map = new MapLibreMap({
    container,
    style: styleOf(drawn, palette, scale),
    bounds: boundsOf(drawn.land.grids.map(({ geometry }) => geometry)),
    pitch: view.pitch,
    bearing: view.bearing,
    maxPitch: 65,
    minZoom: 12,
    maxZoom: 20,
    interactive: isInteractive,
    attributionControl: false,
    fadeDuration: 0,
    canvasContextAttributes: { antialias: pixelsOf(container) < smoothedPixels },
    maxCanvasSize: [8192, 8192],
    locale: { 'Map.Title': label },
  });
  // The wall's map is a picture: nothing on it can be reached with a key.
  if (!isInteractive) map.getCanvas().tabIndex = -1;
  fitTilted(map, outlineOf(drawn), view);
  addPinIcons(map, palette);
  addGridBadges(map, drawn.land.grids, palette);
  return map;
}

export const outlineOf = ({ land }: Drawn) => cornersOf(land.grids.map(({ geometry }) => geometry));
