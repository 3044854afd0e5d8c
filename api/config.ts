import { type PhoneDriver, phoneDrivers } from '#identity/sendToPhone.ts';

/** Every environment variable, once: meaning, unit, default. The README's table says the same. */
export type Config = {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | null;
  serverKey: string | null;
  isDemo: boolean;
  publicUrl: string;
  /** Whether somebody said so; then nobody may change anything by another name. */
  isPublicUrlSet: boolean;
  phoneDriver: PhoneDriver;
  trustedProxies: number;
  hasRates: boolean;
  metricsPort: number | null;
  logLevel: string;
};

export class BadSetting extends Error {}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const port = portOf(env, 'PORT') ?? 8080;
  return {
    /** PORT: TCP port of the web server. */
    port,
    /** HOST: address to listen on. */
    host: env.HOST ?? '0.0.0.0',
    /** DATA_DIR: folder of the embedded engine, of the server's key and of the heads of the logs. */
    dataDir: env.DATA_DIR ?? '.data',
    /** DATABASE_URL: PostgreSQL ≥ 15 with PostGIS ≥ 3.3; without it the embedded engine runs. */
    databaseUrl: env.DATABASE_URL || null,
    /** SERVER_KEY: secret for follow tokens and body hashes, ≥ 32 characters; made and kept in DATA_DIR without it. */
    serverKey: keyOf(env),
    /** DEMO: `off` starts without the demo community. */
    isDemo: env.DEMO !== 'off',
    /** PUBLIC_URL: where browsers find this server, and by no other name; links are made with it, https makes cookies secure. */
    publicUrl: urlOf(env) ?? `http://localhost:${port}`,
    isPublicUrlSet: urlOf(env) !== null,
    /** PHONE_DRIVER: how codes and personal links reach a telephone; `console` prints them where the server was started. */
    phoneDriver: phoneDriverOf(env),
    /** TRUSTED_PROXIES: how many proxies of our own stand in front; the address is what the outermost wrote down. */
    trustedProxies: countOf(env, 'TRUSTED_PROXIES') ?? 0,
    /** RATE_LIMITS: `off` counts nobody's requests; for benches. */
    hasRates: env.RATE_LIMITS !== 'off',
    /** METRICS_PORT: TCP port of /metrics; without it there is none. */
    metricsPort: portOf(env, 'METRICS_PORT'),
    /** LOG_LEVEL: pino's levels. */
    logLevel: env.LOG_LEVEL ?? 'info',
  };
}

function portOf(env: NodeJS.ProcessEnv, name: string): number | null {
  const text = env[name];
  if (text === undefined || text === '') return null;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new BadSetting(`${name} is not a port (seen: ${text}, wanted: 0 to 65535).`);
  return port;
}

function countOf(env: NodeJS.ProcessEnv, name: string): number | null {
  const text = env[name] || null;
  if (text === null) return null;
  if (!/^\d{1,2}$/.test(text))
    throw new BadSetting(`${name} is not a count (seen: ${text}, wanted: 0 to 99).`);
  return Number(text);
}

function keyOf(env: NodeJS.ProcessEnv): string | null {
  const key = env.SERVER_KEY || null;
  if (key !== null && key.length < 32)
    throw new BadSetting(`SERVER_KEY is too short (seen: ${key.length} characters, wanted: at least 32).`);
  return key;
}

function urlOf(env: NodeJS.ProcessEnv): string | null {
  const text = env.PUBLIC_URL || null;
  if (text === null) return null;
  if (!/^https?:\/\/[^/]+\/?$/.test(text) || !URL.canParse(text))
    throw new BadSetting(`PUBLIC_URL is not an address (seen: ${text}, wanted: like https://grid.example).`);
  return new URL(text).origin;
}

function phoneDriverOf(env: NodeJS.ProcessEnv): PhoneDriver {
  const name = env.PHONE_DRIVER || 'console';
  if (!Object.hasOwn(phoneDrivers, name))
    throw new BadSetting(
      `PHONE_DRIVER is not known (seen: ${name}, wanted: ${Object.keys(phoneDrivers).join(', ')}).`,
    );
  return name as PhoneDriver;
}
