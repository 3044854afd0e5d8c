import type { Datum } from '#geodata/crs.ts';

/** Checked against the ground's list by the compiler: that list comes with what converts, which few phones need. */
const datums: Record<Datum, true> = { WGS84: true, GCJ02: true, BD09: true, CGCS2000: true };

/**
 * The datum that positions come in: the app that opens the page in a browser of its own says so, `/report?crs=GCJ02`; every
 * other browser gives WGS-84 by its standard. Null for a name that is none: it is not guessed what was meant.
 */
export function declaredDatum(search: string): Datum | null {
  const declared = new URLSearchParams(search).get('crs');
  if (declared === null) return 'WGS84';
  const name = declared.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return Object.hasOwn(datums, name) ? (name as Datum) : null;
}
