import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';

export type CsvReport = { id: string; label: string; body: Record<string, unknown> };

/** Reads `id,lon,lat,area_assigned_by_city,category,created_at`; each row becomes what a sender would post. */
export function readReports(path: string, labelKey: string): CsvReport[] {
  const { data, errors } = Papa.parse<Record<string, string>>(
    readFileSync(path, 'utf8').replace(/^\uFEFF/, ''),
    { header: true, skipEmptyLines: true },
  );
  const broken = errors.find(({ type }) => type !== 'FieldMismatch');
  if (broken) throw new Error(`${path}, row ${(broken.row ?? 0) + 2}: ${broken.message}`);
  return data.map((row, index) => ({
    id: row.id ?? String(index + 1),
    label: row[labelKey] ?? '',
    body: bodyOf(row, index),
  }));
}

function bodyOf(row: Record<string, string>, index: number): Record<string, unknown> {
  const hasPosition = Boolean(row.lon?.trim()) && Boolean(row.lat?.trim());
  return {
    id: idOf(`${index}:${row.id ?? ''}`),
    channel: 'hotline',
    ...(hasPosition
      ? { position: { lon: Number(row.lon), lat: Number(row.lat), crs: 'WGS84', source: 'gps' } }
      : {}),
    ...(row.category?.trim() ? { text: row.category } : {}),
  };
}

/** A UUID (version 8: own content) that is the same every time the file is replayed. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
