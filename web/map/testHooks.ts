import type { Map as MapLibreMap } from 'maplibre-gl';

declare global {
  interface Window {
    mangridMap?: {
      project: (position: [number, number]) => [number, number];
      loseContext: () => void;
      /** Pins drawn in the latest frame, also while something still moves. */
      drawnPins: () => number;
      /** Images of pins and number plates that are drawn as selected. */
      drawnSelected: () => string[];
    };
  }
}

/** Pins really drawn now: counted from what the map rendered, each once. */
export const drawnPins = (map: MapLibreMap): number =>
  map.getLayer('pins')
    ? new Set(map.queryRenderedFeatures({ layers: ['pins'] }).map(({ properties }) => properties.id)).size
    : 0;

/** The page says when its map is at rest, how many pins it drew, and where it looks. */
export function tellOnContainer(map: MapLibreMap, container: HTMLElement): void {
  const busy = () => {
    container.dataset.mapIdle = 'false';
  };
  busy();
  map.on('dataloading', busy);
  map.on('movestart', busy);
  map.on('idle', () => {
    const { lng, lat } = map.getCenter();
    container.dataset.mapIdle = 'true';
    container.dataset.pins = String(drawnPins(map));
    container.dataset.center = `${lng.toFixed(6)},${lat.toFixed(6)},${map.getZoom().toFixed(2)}`;
  });
  if (new URLSearchParams(location.search).get('test') !== '1') return;
  window.mangridMap = {
    project: (position) => {
      const { x, y } = map.project(position);
      const { left, top } = map.getCanvas().getBoundingClientRect();
      return [left + x, top + y];
    },
    drawnPins: () => drawnPins(map),
    drawnSelected: () =>
      map
        .queryRenderedFeatures({ layers: ['pins', 'grid-numbers'] })
        .map(({ properties }) => String(properties.icon ?? properties.badge))
        .filter((image) => image.endsWith('-selected')),
    loseContext: () => {
      const context = map.getCanvas().getContext('webgl2');
      context?.getExtension('WEBGL_lose_context')?.loseContext();
    },
  };
}
