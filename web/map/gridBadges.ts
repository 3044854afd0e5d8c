import type { Map as MapLibreMap } from 'maplibre-gl';
import type { GridFeature } from '../client.ts';
import { gridBadge } from './layers/labels.ts';
import type { Palette } from './palette.ts';

const pixelRatio = 3;
const height = 24;

/** A grid's number on a small plate, as on a house door. */
function drawBadge(number: number, fill: string, ink: string, edge: string): ImageData {
  const width = number > 99 ? 40 : number > 9 ? 32 : 26;
  const canvas = document.createElement('canvas');
  canvas.width = width * pixelRatio;
  canvas.height = height * pixelRatio;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no 2-D canvas');
  pen.scale(pixelRatio, pixelRatio);
  pen.beginPath();
  pen.roundRect(1.5, 1.5, width - 3, height - 3, 5);
  pen.fillStyle = fill;
  pen.strokeStyle = edge;
  pen.lineWidth = 2;
  pen.fill();
  pen.stroke();
  pen.fillStyle = ink;
  pen.font = '600 16px "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(String(number), width / 2, height / 2 + 1);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

export function addGridBadges(map: MapLibreMap, grids: readonly GridFeature[], palette: Palette): void {
  for (const { properties } of grids) {
    const { number } = properties;
    map.addImage(
      gridBadge(number, false),
      drawBadge(number, palette.badge, palette.badgeInk, palette.labelHalo),
      {
        pixelRatio,
      },
    );
    map.addImage(
      gridBadge(number, true),
      drawBadge(number, palette.gridSelect, palette.labelHalo, palette.labelHalo),
      {
        pixelRatio,
      },
    );
  }
}
