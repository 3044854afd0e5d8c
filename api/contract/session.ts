/** Signing in 登录, and whose eyes a page is looking through. */
import { z } from 'zod';
import { posts } from './lists.ts';
import { codeSchema, instantSchema, textSchema } from './wire.ts';

export const passwordLimits = { leastCharacters: 10, mostCharacters: 128 } as const;
/** Letters, digits, dot, dash; the library compares them in lower case. */
export const userNameSchema = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{2,39}$/);
const password = z.string().min(1).max(passwordLimits.mostCharacters);
export const newPasswordSchema = z
  .string()
  .min(passwordLimits.leastCharacters)
  .max(passwordLimits.mostCharacters);
const totp = z
  .string()
  .trim()
  .regex(/^\d{6}$/);
const phone = z
  .string()
  .trim()
  .regex(/^[0-9+\- ]{3,24}$/);

/** POST /api/session */
export const passwordSignInSchema = z.strictObject({ userName: z.string().trim().min(1).max(40), password });
/** POST /api/session/totp, after the password; or one of the backup codes. */
export const secondFactorSchema = z.union([
  z.strictObject({ code: totp }),
  z.strictObject({ backupCode: z.string().trim().min(6).max(40) }),
]);
/** POST /api/session/code: a code to this phone, if anybody here has it. The answer is always the same. */
export const askCodeSchema = z.strictObject({ phone });
/** POST /api/session/code/confirm */
export const confirmCodeSchema = z.strictObject({ phone, code: totp });
/** POST /api/session/link: a personal link's token; it came in the fragment. */
export const linkSignInSchema = z.strictObject({ token: z.string().min(20).max(200) });
/** POST /api/session/demo: a ready-made account; only where there is nothing but demo data. */
export const demoSignInSchema = z.strictObject({ account: codeSchema });
/** POST /api/session/first: the code the server printed at its first start. */
export const firstAdministratorSchema = z.strictObject({
  code: z.string().trim().min(6).max(40),
  name: textSchema(1, 60),
  userName: userNameSchema,
  password: newPasswordSchema,
});

export const actingPostingSchema = z.object({
  id: z.uuid(),
  post: z.enum(posts),
  gridCode: z.string().nullable(),
  /** Public name of the area: a grid, a building group, a unit, an organisation; null is the whole community. */
  areaName: z.string().nullable(),
});
export const rightSchema = z.object({ action: z.string(), ok: z.boolean(), because: z.string().optional() });

/** GET /api/me: always 200. Who this is, which posts they act in now, and what that allows. */
export const meSchema = z.object({
  kind: z.enum(['public', 'person', 'device']),
  /** Signed in, but in this community nobody. */
  isStranger: z.boolean(),
  person: z.object({ id: z.uuid(), name: z.string(), userName: z.string().nullable() }).nullable(),
  device: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  postings: z.array(actingPostingSchema),
  rights: z.array(rightSchema),
  community: z.object({ code: z.string(), name: z.string(), isDemo: z.boolean() }),
  hasSecondFactor: z.boolean(),
  hasPassword: z.boolean(),
  sessionExpiresAt: instantSchema.nullable(),
});
export type Me = z.infer<typeof meSchema>;

/** 'second-factor': the password was right, now the code. */
export const signInAnswerSchema = z.object({ next: z.enum(['done', 'second-factor']) });
export type SignInAnswer = z.infer<typeof signInAnswerSchema>;

export const demoAccountSchema = z.object({
  account: z.string(),
  post: z.enum(posts),
  areaName: z.string().nullable(),
  name: z.string(),
});
/** GET /api/session/demo: empty where there are no demo accounts. */
export const demoAccountsSchema = z.object({
  items: z.array(demoAccountSchema),
  /** Nobody keeps the accounts here yet: the server has printed a code for the first administrator. */
  needsFirst: z.boolean(),
});
export type DemoAccount = z.infer<typeof demoAccountSchema>;

/** GET /api/sessions: where one is signed in. */
export const sessionRowSchema = z.object({
  id: z.string(),
  isCurrent: z.boolean(),
  createdAt: instantSchema,
  lastUsedAt: instantSchema,
  expiresAt: instantSchema,
  /** "Chrome, Windows": from the browser's own words. */
  device: z.string(),
  address: z.string().nullable(),
});
export const sessionListSchema = z.object({ items: z.array(sessionRowSchema) });
export type SessionRow = z.infer<typeof sessionRowSchema>;

/** PUT /api/account/password */
export const changePasswordSchema = z.strictObject({ current: password.optional(), next: newPasswordSchema });
/** POST /api/account/second-factor */
export const startSecondFactorSchema = z.strictObject({ password });
export const secondFactorSecretSchema = z.object({ uri: z.string(), backupCodes: z.array(z.string()) });
/** POST /api/account/second-factor/confirm */
export const confirmSecondFactorSchema = z.strictObject({ code: totp });
/** DELETE /api/account/second-factor */
export const endSecondFactorSchema = z.strictObject({ password });
