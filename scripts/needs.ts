import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Something outside npm that some tests need. */
export type Need = {
  name: string;
  packages: string[];
  projects: string[];
  install: string;
  isThere: () => boolean;
};

const succeeds = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;
const chromium = () => existsSync(process.env.CHROMIUM_PATH ?? '/usr/bin/chromium');

const needs: Need[] = [
  {
    name: 'PostgreSQL + PostGIS',
    packages: ['postgresql', 'postgresql-contrib', 'postgis', 'postgresql-15-postgis-3'],
    projects: ['postgresql'],
    install: 'apt-get install postgresql postgresql-15-postgis-3, or set DATABASE_URL',
    isThere: () =>
      Boolean(process.env.DATABASE_URL) ||
      succeeds(
        'sh',
        '-c',
        'ls /usr/share/postgresql/*/extension/postgis.control && ls /usr/lib/postgresql/*/bin/initdb',
      ),
  },
  {
    name: 'Chromium',
    packages: ['chromium'],
    projects: ['browser'],
    install: 'apt-get install chromium, or set CHROMIUM_PATH',
    isThere: chromium,
  },
  {
    name: 'Noto Sans CJK fonts',
    packages: ['fonts-noto-cjk', 'fontconfig'],
    projects: ['browser'],
    install: 'apt-get install fonts-noto-cjk',
    isThere: () => succeeds('sh', '-c', 'fc-list | grep -qi "noto.*cjk"'),
  },
];

export const missingNeeds = (): Need[] => needs.filter(({ isThere }) => !isThere());

/** Installs what is missing as root on Debian or Ubuntu. Returns what is still missing. */
export function tryInstall(missing: Need[]): Need[] {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    console.log('Not installing it: that takes root on Debian or Ubuntu.');
    return missing;
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const packages = missing.flatMap((need) => need.packages);
  console.log(`Installing ${packages.join(' ')} …`);
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  // One by one: a package another release does not have must not keep the others away.
  for (const name of packages)
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
  return missing.filter(({ isThere }) => !isThere());
}
