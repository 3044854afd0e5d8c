import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import { csvInstant } from './csvInstant.ts';
import { InputFault, readText } from './inputFault.ts';

/** `row` is the line of the file if no field holds a line break; `label` is null where the file has none. */
export type CsvReport = { row: number; id: string; label: string | null; body: Record<string, unknown> };
export type CsvReports = {
  rows: CsvReport[];
  /** Rows with more or fewer fields than the header, and the first of them. */
  raggedRows: number;
  firstRagged: number | null;
};

const usualLabel = 'area_assigned_by_city';
const needed = ['id', 'lon', 'lat'];
type Options = { labelKey: string | null; timeZone: string };
type Row = Record<string, string | undefined>;

/** Reads `id,lon,lat,area_assigned_by_city,category,created_at`; each row becomes what a sender would post. */
export function readReports(path: string, { labelKey, timeZone }: Options): CsvReports {
  const { data, errors, meta } = Papa.parse<Row>(readText(path), { header: true, skipEmptyLines: true });
  const columns = (meta.fields ?? []).filter((name) => name.trim() !== '');
  for (const column of labelKey === null ? needed : [...needed, labelKey])
    if (!columns.includes(column))
      throw new InputFault({
        where: `${path}: column ${column}`,
        seen: columns.length === 0 ? 'an empty file' : columns.join(', '),
        wanted: `a header with ${needed.join(', ')}`,
      });
  const broken = errors.find(({ type }) => type !== 'FieldMismatch' && type !== 'Delimiter');
  if (broken)
    throw new InputFault({
      // Papa counts the header here, and not where fields are missing.
      where: `${path}: row ${(broken.row ?? 0) + 1}`,
      seen: broken.message,
      wanted: 'CSV (RFC 4180)',
    });
  if (data.length === 0)
    throw new InputFault({ where: `${path}: rows`, seen: '0 rows', wanted: 'at least one row' });
  const labelColumn = labelKey ?? (columns.includes(usualLabel) ? usualLabel : null);
  const ragged = errors.filter(({ type }) => type === 'FieldMismatch').map(({ row }) => (row ?? 0) + 2);
  return {
    rows: data.map((row, index) => ({
      row: index + 2,
      id: row.id ?? '',
      label: labelColumn === null ? null : (row[labelColumn] ?? ''),
      body: bodyOf(row, { index, timeZone }),
    })),
    raggedRows: ragged.length,
    firstRagged: ragged[0] ?? null,
  };
}

function bodyOf(row: Row, { index, timeZone }: { index: number; timeZone: string }): Record<string, unknown> {
  const [lon, lat, createdAt] = [row.lon?.trim(), row.lat?.trim(), row.created_at?.trim()];
  return {
    id: idOf(`${index}:${row.id ?? ''}`),
    channel: 'hotline',
    ...(lon && lat
      ? { position: { lon: numberOf(lon), lat: numberOf(lat), crs: 'WGS84', source: 'gps' } }
      : {}),
    ...(row.category?.trim() ? { text: row.category } : {}),
    ...(createdAt ? { occurredAt: csvInstant(createdAt, timeZone) } : {}),
  };
}

/** What is no number stays text, so that the refusal shows it. */
const numberOf = (text: string): number | string => (Number.isFinite(Number(text)) ? Number(text) : text);

/** A UUID (version 8: own content) that is the same every time the file is replayed. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
