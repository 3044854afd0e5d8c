import { describe, expect, it } from 'vitest';
import { cacheName, isOldCache, isPageOf, kindOf, type Shell } from '#web/report/shellRules.ts';

const origin = 'https://mangrid.example';
const files = ['/assets/report-1a.js', '/assets/report-2b.css'];
const shell: Shell = { version: 'abc', page: '/report', files };
const asked = (address: string, mode: RequestMode = 'cors', method = 'GET') =>
  kindOf({ url: new URL(address, origin).href, mode, method }, origin, shell);

describe('what the worker of the phone page answers', () => {
  it('is the page itself, whatever community or language its address names', () => {
    expect(asked('/report', 'navigate')).toBe('page');
    expect(asked('/report?community=wenyuan&language=en', 'navigate')).toBe('page');
  });

  it('is a file of its own build, and of no other', () => {
    for (const file of files) expect(asked(file)).toBe('file');
    expect(asked('/assets/report-9z.js')).toBe('other');
  });

  it('is never an answer of the server, a photo, another page or another site', () => {
    for (const address of [
      '/api/reports',
      '/api/photos/1',
      '/api/wall?x=1',
      '/icon.svg',
      '/report-worker.js',
    ])
      expect(asked(address), address).toBe('other');
    for (const address of ['/', '/wall', '/desk', '/r', '/report/', '/reports', '/sign-in'])
      expect(asked(address, 'navigate'), address).toBe('other');
    expect(asked('/report', 'navigate', 'POST')).toBe('other');
    expect(asked('/assets/report-1a.js', 'cors', 'PUT')).toBe('other');
    expect(asked('https://other.example/report', 'navigate')).toBe('other');
    expect(asked('https://other.example/assets/report-1a.js')).toBe('other');
  });
});

describe('one build', () => {
  it('is never mixed with another: a page that names a file it does not have is not of it', () => {
    const page = (...names: string[]) => names.map((name) => `<script src="${name}"></script>`).join('');
    expect(isPageOf(page(...files), shell)).toBe(true);
    expect(isPageOf(page(...files, '/assets/report-9z.js'), shell)).toBe(false);
    expect(isPageOf('<h1>starting …</h1>', shell)).toBe(false);
  });

  it('drops the caches of the builds before and no others', () => {
    expect(isOldCache(cacheName({ ...shell, version: 'abb' }), shell)).toBe(true);
    expect(isOldCache(cacheName(shell), shell)).toBe(false);
    expect(isOldCache('somebody-else', shell)).toBe(false);
  });
});
