import type { Map as MapLibreMap } from 'maplibre-gl';
import { type Severity, severities } from '#contract/lists.ts';
import { pinIcon } from './layers/pins.ts';
import type { Palette } from './palette.ts';

/** Drawn at three times the size they are shown, so that a 4K wall stays sharp. */
const pixelRatio = 3;
const [width, height] = [34, 46];
const center = 17;

const outlines: Record<Severity, (pen: CanvasRenderingContext2D, size: number) => void> = {
  normal: (pen, size) => pen.arc(center, center, size * 0.92, 0, Math.PI * 2),
  elevated: (pen, size) =>
    polygon(
      pen,
      [
        [0, -1.18],
        [1.18, 0],
        [0, 1.18],
        [-1.18, 0],
      ],
      size,
    ),
  urgent: (pen, size) =>
    polygon(
      pen,
      [
        [0, -1.22],
        [1.24, 0.92],
        [-1.24, 0.92],
      ],
      size,
    ),
};

function polygon(pen: CanvasRenderingContext2D, corners: [number, number][], size: number): void {
  for (const [x, y] of corners) pen.lineTo(center + x * size, center + y * size);
  pen.closePath();
}

/** Circle 一般, diamond 较急, triangle with a mark 紧急: told apart without any colour. */
export function drawPin(severity: Severity, isSelected: boolean, palette: Palette): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = width * pixelRatio;
  canvas.height = height * pixelRatio;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no 2-D canvas');
  pen.scale(pixelRatio, pixelRatio);
  pen.lineJoin = 'round';
  stem(pen, palette);
  if (isSelected) shape(pen, severity, 13.5, palette.select, palette.labelHalo);
  shape(pen, severity, isSelected ? 9.5 : 11, palette[severity], palette.labelHalo);
  if (severity === 'urgent') mark(pen, palette.severityInk);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

function stem(pen: CanvasRenderingContext2D, palette: Palette): void {
  for (const [color, lineWidth] of [
    [palette.labelHalo, 5],
    [palette.label, 2],
  ] as const) {
    pen.beginPath();
    pen.moveTo(center, center + 8);
    pen.lineTo(center, height - 3);
    pen.strokeStyle = color;
    pen.lineWidth = lineWidth;
    pen.lineCap = 'round';
    pen.stroke();
  }
}

function shape(
  pen: CanvasRenderingContext2D,
  severity: Severity,
  size: number,
  fill: string,
  edge: string,
): void {
  pen.beginPath();
  outlines[severity](pen, size);
  pen.fillStyle = fill;
  pen.strokeStyle = edge;
  pen.lineWidth = 2.5;
  pen.stroke();
  pen.fill();
}

function mark(pen: CanvasRenderingContext2D, color: string): void {
  pen.fillStyle = color;
  pen.beginPath();
  pen.roundRect(center - 1.3, center - 5.5, 2.6, 8, 1.2);
  pen.roundRect(center - 1.4, center + 4.6, 2.8, 2.8, 1.4);
  pen.fill();
}

export function addPinIcons(map: MapLibreMap, palette: Palette): void {
  for (const severity of severities) {
    for (const isSelected of [false, true]) {
      const name = pinIcon(severity, isSelected);
      if (!map.hasImage(name)) map.addImage(name, drawPin(severity, isSelected, palette), { pixelRatio });
    }
  }
}
