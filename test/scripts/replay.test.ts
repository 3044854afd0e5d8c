import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import type { ConnectOptions, Database } from '#db/connect.ts';
import { checkOut } from '#scripts/replay/checkOut.ts';
import { type Placed, summaryOf } from '#scripts/replay/summary.ts';
import { withThrowAwayDatabase } from '#scripts/replay/throwAway.ts';
import { root } from '#support/sources.ts';

const folder = mkdtempSync(join(tmpdir(), 'mangrid-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

describe('the throw-away database', () => {
  const opened: ConnectOptions[] = [];
  let closed = 0;
  const open = async (options: ConnectOptions): Promise<Database> => {
    opened.push(options);
    writeFileSync(join(options.dataDir, 'cluster'), '');
    return { close: async () => void closed++ } as Database;
  };

  it('is the embedded engine in a folder of its own, whatever DATABASE_URL says, and gone afterwards', async () => {
    vi.stubEnv('DATABASE_URL', 'postgres://somebody@production/mangrid');
    expect(await withThrowAwayDatabase(async () => 7, { open })).toBe(7);
    const [{ databaseUrl, dataDir } = { databaseUrl: '?', dataDir: '' }] = opened;
    expect(databaseUrl).toBeNull();
    expect(dataDir.startsWith(tmpdir())).toBe(true);
    expect(existsSync(dataDir)).toBe(false);
    expect(closed).toBe(1);
  });

  it('is gone after an error too, in the work and at the start', async () => {
    const fails = async () => {
      throw new Error('no');
    };
    await expect(withThrowAwayDatabase(fails, { open })).rejects.toThrow('no');
    expect(existsSync(opened.at(-1)?.dataDir ?? '')).toBe(false);
    const started: string[] = [];
    const neverOpens = async ({ dataDir }: ConnectOptions): Promise<Database> => {
      started.push(dataDir);
      throw new Error('no engine');
    };
    await expect(withThrowAwayDatabase(async () => 7, { open: neverOpens })).rejects.toThrow('no engine');
    expect(existsSync(started[0] as string)).toBe(false);
  });

  it('is gone after Ctrl-C, also while it starts', async () => {
    const exits: number[] = [];
    const exit = (code: number) => void exits.push(code);
    let letOpen: () => void = () => undefined;
    const slowly = async (options: ConnectOptions) => {
      await new Promise<void>((resolve) => {
        letOpen = resolve;
      });
      return open(options);
    };
    const before = closed;
    const running = withThrowAwayDatabase(() => new Promise<never>(() => undefined), { open: slowly, exit });
    running.catch(() => undefined);
    process.emit('SIGINT', 'SIGINT');
    letOpen();
    await vi.waitFor(() => expect(exits).toEqual([130]));
    expect(closed).toBe(before + 1);
    expect(existsSync(opened.at(-1)?.dataDir ?? '')).toBe(false);
  });
});

describe('where the placements go', () => {
  it('is tried before the work, and left as it was', () => {
    const path = join(folder, 'out.csv');
    checkOut(path);
    expect(existsSync(path)).toBe(false);
    writeFileSync(path, 'kept');
    checkOut(path);
    expect(readFileSync(path, 'utf8')).toBe('kept');
  });

  it('is refused where nothing can be written', () => {
    for (const path of [folder, join(folder, 'nowhere', 'out.csv'), join(folder, 'out.csv', 'x')])
      expect(() => checkOut(path), path).toThrow(/^--out [^\n]+: seen [^\n]+; wanted [^\n]+$/);
  });
});

describe('the summary', () => {
  const placed = (more: Partial<Placed>): Placed => ({
    row: 2,
    id: '1',
    label: 'A',
    sentPosition: [110, 40],
    gridCode: 'A',
    confidence: 'inside',
    refusals: [],
    ...more,
  });

  it('counts rows, located, agreeing and confidences', () => {
    const rows = [placed({}), placed({ label: 'B' }), placed({ gridCode: '', confidence: 'outside' })];
    expect(summaryOf(rows, 0.5)).toEqual([
      'rows: 3',
      'located: 2 (66.67 %)',
      'agreeing: 1 (33.33 %)',
      'confidence inside: 2',
      'confidence outside: 1',
      'rows per second: 6',
    ]);
  });

  it('does not count agreement where the file has no label', () => {
    const lines = summaryOf([placed({ label: null })], 1);
    expect(lines).toContain('agreeing: not known, the reports have no label column');
  });

  it('says why rows were refused, how many for each reason, and which was the first', () => {
    const refused = (row: number, seen: unknown) =>
      placed({
        row,
        gridCode: '',
        confidence: 'refused',
        refusals: [{ path: 'position.lat', code: 'too_big', seen, wanted: '≤ 90' }],
      });
    expect(summaryOf([placed({}), refused(3, 95), refused(4, 91)], 1)).toContain(
      'refused 2: position.lat too_big, wanted ≤ 90 (first: row 3, seen 95)',
    );
  });

  it('warns when every row lies outside, or was refused', () => {
    const outside = placed({ gridCode: '', confidence: 'outside', sentPosition: [40.4, 110] });
    expect(summaryOf([outside, outside], 1).at(-1)).toMatch(
      /^warning: no row lies in an area .*datum.*swapped.*40\.4, 110/,
    );
    expect(summaryOf([placed({}), outside], 1).join()).not.toContain('warning');
  });
});

describe('the command', () => {
  it('ends bad input with exit code 1 and one line, before any engine is started', async () => {
    const areas = join(folder, 'areas.geojson');
    writeFileSync(areas, '{"type":"FeatureCollection","features":[]}');
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('mangrid-replay-'));
    const { code, stderr } = await run(
      ...['--areas', areas, '--area-key', 'area', '--reports', areas, '--out', join(folder, 'placed.csv')],
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/^[^\n]*areas\.geojson[^\n]*features: seen 0 features; wanted [^\n]+\n$/);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('mangrid-replay-'))).toEqual(before);
  });
});

const run = (...argv: string[]) =>
  new Promise<{ code: number; stderr: string }>((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'scripts/replay.ts', ...argv],
      { cwd: root },
      (error, _out, stderr) => resolve({ code: Number(error?.code ?? 0), stderr }),
    );
  });
