import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listSources, root } from './support/sources.ts';

/** Who may import whom. `*` types only. Packages are checked where the house restricts them. */
const rooms: Record<string, string[]> = {
  geodata: [],
  'api/contract': ['geodata*'],
  'api/domain': ['geodata', 'api/contract'],
  'api/db': ['api/contract*', 'api/domain*', 'geodata*'],
  'api/live': ['api/db', 'api/contract', 'api/domain'],
  'api/media': ['api/contract'],
  'api/identity': ['api/db', 'api/domain', 'api/contract'],
  'api/actions': ['geodata', 'api/domain', 'api/db', 'api/live', 'api/media', 'api/contract'],
  'api/jobs': ['api/actions', 'api/db'],
  'api/demo': ['geodata', 'api/contract', 'api/domain', 'api/actions', 'api/db'],
  'api/routes': [
    'api/contract',
    'api/db',
    'api/actions',
    'api/live',
    'api/media',
    'api/identity',
    'api/domain',
    'geodata',
  ],
  web: ['api/contract', 'geodata'],
  scripts: [
    'geodata',
    'api',
    'api/contract',
    'api/domain',
    'api/actions',
    'api/db',
    'api/demo',
    'scripts',
    'test/bench',
  ],
};
const roomOf = (path: string): string => {
  const [top = '', second = '', ...rest] = path.split('/');
  return top === 'api'
    ? rest.length > 0
      ? `api/${second}`
      : 'api'
    : top === 'test' && second === 'bench'
      ? 'test/bench'
      : top;
};

type Import = { from: string; to: string; isType: boolean };
const aliases = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).imports as Record<
  string,
  string
>;

function resolve(from: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return relative(root, join(root, from, '..', specifier));
  const [alias] = specifier.split('/');
  const target = alias?.startsWith('#') ? aliases[`${alias}/*`] : undefined;
  return target ? join(target.replace('*', ''), specifier.slice((alias as string).length + 1)) : null;
}

const pattern = /^(?:import|export)\s+(type\s)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
const sources = listSources(['geodata', 'api', 'web', 'scripts', 'test']);
const imports: (Import & { specifier: string })[] = sources.flatMap((from) =>
  [...readFileSync(join(root, from), 'utf8').matchAll(pattern)].map(([, type, specifier = '']) => ({
    from,
    specifier,
    to: resolve(from, specifier) ?? specifier,
    isType: type !== undefined,
  })),
);
const own = imports.filter(({ to }) => /^(geodata|api|web|scripts|test)\//.test(to) || to === 'package.json');

describe('the house', () => {
  it('lets every room import only from the rooms it may', () => {
    const broken = own.filter(({ from, to, isType }) => {
      const [here, there] = [roomOf(from), roomOf(to)];
      const allowed = rooms[here];
      if (allowed === undefined || here === there) return false;
      return !(allowed.includes(there) || (isType && allowed.includes(`${there}*`)));
    });
    expect(broken.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it('keeps node:, clocks and chance out of the ground and the rules', () => {
    const impure = sources
      .filter((path) => /^(geodata|api\/domain)\//.test(path) && !path.endsWith('.d.ts'))
      .filter((path) => {
        const text = readFileSync(join(root, path), 'utf8');
        return /from 'node:|\bDate\.now\(|new Date\(\)|Math\.random\(|\bfetch\(|performance\.now/.test(text);
      });
    expect(impure).toEqual([]);
  });

  it('lets the ground import Turf, flatbush and gcoord only', () => {
    const strangers = imports.filter(
      ({ from, specifier }) =>
        from.startsWith('geodata/') && !/^(\.|#geodata|@turf\/|flatbush$|gcoord$|geojson$)/.test(specifier),
    );
    expect(strangers.map(({ from, specifier }) => `${from} → ${specifier}`)).toEqual([]);
  });

  it('keeps maps in web/map and the network in web/client.ts', () => {
    const maps = imports.filter(
      ({ from, specifier }) =>
        from.startsWith('web/') &&
        !from.startsWith('web/map/') &&
        /^(maplibre-gl|@deck\.gl|@luma\.gl)/.test(specifier),
    );
    expect(maps.map(({ from }) => from)).toEqual([]);
    const fetches = sources.filter(
      (path) =>
        path.startsWith('web/') &&
        !path.startsWith('web/client') &&
        /\bfetch\(/.test(readFileSync(join(root, path), 'utf8')),
    );
    expect(fetches).toEqual([]);
  });

  it('has no circles', () => {
    const next = new Map<string, string[]>();
    for (const { from, to, isType } of own) if (!isType) next.set(from, [...(next.get(from) ?? []), to]);
    const done = new Set<string>();
    const circle = (path: string, trail: string[]): string[] | null => {
      if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
      if (done.has(path)) return null;
      for (const to of next.get(path) ?? []) {
        const found = circle(to, [...trail, path]);
        if (found) return found;
      }
      done.add(path);
      return null;
    };
    expect([...next.keys()].map((path) => circle(path, [])).find((found) => found !== null) ?? []).toEqual(
      [],
    );
  });

  it('has no file above 300 lines (data, words and the schema aside) and no junk-drawer folder', () => {
    const long = sources
      .filter(
        (path) =>
          !/i18n\/|demo\/history\/(dailyTexts|hazards2024)|categories\.ts$|schema\.ts$|\.d\.ts$|make\/.*([Tt]able|landmarks|publicBuildings|cover)/.test(
            path,
          ),
      )
      .filter((path) => readFileSync(join(root, path), 'utf8').split('\n').length > 301);
    expect(long).toEqual([]);
    expect(sources.filter((path) => /\/(shared|common|lib|utils|helpers|types)\//.test(path))).toEqual([]);
  });
});
