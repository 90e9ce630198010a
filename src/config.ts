import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { BotFrameworkSettings } from './domain/bot-framework-settings.ts';
import { FIGURES, type Figures, type PortalSettings } from './domain/figures.ts';
import { isLoopback } from './domain/loopback.ts';
import { OperatorError } from './domain/operator-error.ts';
import { TOPICS } from './understanding/labels.ts';

export interface Config {
  port: number;
  host: string;
  /** Undefined: no Bot Framework channel. */
  botFramework: BotFrameworkSettings | undefined;
  dataDir: string;
  publicUrl: string;
  /** Undefined: one is created in the data dir. */
  secretKey: string | undefined;
  portal: PortalSettings;
  demo: boolean;
  demoAccountsFile: string | undefined;
  /** Trusted reverse proxies in front of us, counted from the nearest; 0 believes no X-Forwarded-For. */
  trustProxy: number;
  /** Whether /metrics answers more than this machine and private networks. */
  metricsOpen: boolean;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

const integer = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number, 0 or more')
    .transform(Number)
    .refine((value) => value >= from && value <= to, `must be from ${from} to ${to}`);

const flag = z.enum(['0', '1'], 'must be 0 or 1').transform((value) => value === '1');

const httpUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) URL, such as https://portal.example.gov.cn' })
  .transform((url) => url.replace(/\/+$/, ''));

const httpOrigin = httpUrl.transform((url) => new URL(url).origin);

/** Our pages ask for everything at the root. */
const bareUrl = httpUrl.refine((url) => {
  const { pathname, search, hash } = new URL(url);
  return pathname === '/' && !search && !hash;
}, 'must have no path, such as https://assistant.example.gov.cn');

const notYet = (what: string) => z.undefined(`is not supported by this version (${what}); leave it unset`);

const environment = z.object({
  PORT: integer(0, 65_535).default(3978),
  HOST: z.string().optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: notYet('facts are kept in SQLite in DATA_DIR').optional(),
  REDIS_URL: notYet('coordination is in process').optional(),
  SECRET_KEY: z
    .string()
    .refine(
      (keys) => keys.split(',').every((key) => key.trim().length >= 32),
      'must have at least 32 characters (several keys, newest first, are separated by commas)',
    )
    .optional(),
  PUBLIC_URL: bareUrl.optional(),
  PORTAL_FILE: z.string().optional(),
  DEMO: flag.default(true),
  DEMO_ACCOUNTS: z.string().optional(),
  TRUST_PROXY: integer(0, 10).default(0),
  METRICS_OPEN: flag.default(false),
  BOT_FRAMEWORK: z.literal('emulator', 'must be emulator, or unset').optional(),
  MICROSOFT_APP_ID: z.guid('must be the GUID of the bot’s app registration').optional(),
  MICROSOFT_APP_PASSWORD: z.string().optional(),
  MICROSOFT_APP_TYPE: z
    .enum(
      ['MultiTenant', 'SingleTenant', 'UserAssignedMSI'],
      'must be MultiTenant, SingleTenant or UserAssignedMSI',
    )
    .optional(),
  MICROSOFT_APP_TENANT_ID: z.guid('must be a GUID').optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
    .default('info'),
});

const figures = z.strictObject(
  Object.fromEntries(
    Object.entries(FIGURES).map(([name, value]) => [
      name,
      typeof value === 'number' ? z.int().min(1).optional() : z.enum(['mlps3', 'nist']).optional(),
    ]),
  ),
);

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time, such as 09:00');
const officeHours = z
  .strictObject({ from: time, to: time })
  .refine(({ from, to }) => from < to, 'must end after it begins, on the same day');

const officialChannel = z
  .strictObject({
    name: z.string().min(1).max(40),
    nameEn: z.string().min(1).max(60).optional(),
    url: httpUrl.optional(),
  })
  .transform(({ name, nameEn = name, url }) => ({ name, nameEn, ...(url ? { url } : {}) }));

const answerText = z.string().min(1).max(500).optional();
const faq = z.strictObject(
  Object.fromEntries(
    TOPICS.map((topic) => [topic, z.strictObject({ 'zh-CN': answerText, en: answerText }).optional()]),
  ),
);

const portalFile = z.strictObject({
  portalName: z.string().min(1).max(40).default('一窗通'),
  portalUrl: httpUrl.optional(),
  hotline: z.string().min(1).max(40).default('12345'),
  hotlineHours: z.string().min(1).max(60).default('每天 24 小时'),
  hotlineHoursEn: z.string().min(1).max(60).default('24 hours a day'),
  officeHours: officeHours.default({ from: '09:00', to: '17:30' }),
  officialChannels: z.array(officialChannel).max(6, 'must be at most 6').default([]),
  serviceHalls: z.string().max(200).default(''),
  serviceHallsEn: z.string().max(200).optional(),
  inHandPhoto: z.boolean().default(false),
  faq: faq.default({}),
  allowedOrigins: z.array(httpOrigin).default([]),
  figures: figures.default({}),
});

/** Adds what a `.env` file in the working folder sets and the environment does not. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile();
}

/**
 * Reads every setting once. An empty variable counts as unset.
 *
 * @throws OperatorError whose one-line message names the first wrong variable
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw wrong('', parsed.error);
  const values = parsed.data;
  const publicUrl = values.PUBLIC_URL ?? `http://localhost:${values.PORT}`;
  const portal = readPortalFile(values.PORTAL_FILE, publicUrl);
  if (!values.DEMO)
    throw new OperatorError('DEMO: 0 needs a real account directory, and none is configured; leave it unset');
  return {
    port: values.PORT,
    host: readHost(values),
    botFramework: readBotFramework(values),
    dataDir: resolve(values.DATA_DIR),
    publicUrl,
    secretKey: values.SECRET_KEY,
    portal,
    demo: values.DEMO,
    demoAccountsFile: values.DEMO_ACCOUNTS,
    trustProxy: values.TRUST_PROXY,
    metricsOpen: values.METRICS_OPEN,
    logLevel: values.LOG_LEVEL,
  };
}

type Values = z.infer<typeof environment>;

function readHost({ HOST, BOT_FRAMEWORK }: Values): string {
  if (BOT_FRAMEWORK === undefined) return HOST ?? '0.0.0.0';
  if (HOST === undefined || isLoopback(HOST)) return HOST ?? '127.0.0.1';
  throw new OperatorError(
    'HOST: must be 127.0.0.1, ::1 or localhost with BOT_FRAMEWORK=emulator, where nobody checks who posts',
  );
}

/** What the SDK needs for each type of app registration. */
function readBotFramework(values: Values): BotFrameworkSettings | undefined {
  const { MICROSOFT_APP_ID: appId, MICROSOFT_APP_PASSWORD: password } = values;
  const { MICROSOFT_APP_TYPE: appType = 'MultiTenant', MICROSOFT_APP_TENANT_ID: tenantId } = values;
  if (appId === undefined) {
    const without = APP_VARIABLES.find((name) => values[name] !== undefined);
    if (without) throw new OperatorError(`${without}: says nothing without MICROSOFT_APP_ID`);
    return values.BOT_FRAMEWORK && { kind: 'emulator' };
  }
  if (values.BOT_FRAMEWORK)
    throw new OperatorError(
      'BOT_FRAMEWORK: emulator is for tools without an app id; unset it or MICROSOFT_APP_ID',
    );
  const managed = appType === 'UserAssignedMSI';
  if (managed === (password !== undefined))
    throw new OperatorError(
      `MICROSOFT_APP_PASSWORD: ${managed ? 'must be unset with' : 'is needed for'} MICROSOFT_APP_TYPE ${appType}`,
    );
  if (appType !== 'MultiTenant' && tenantId === undefined)
    throw new OperatorError(`MICROSOFT_APP_TENANT_ID: is needed for MICROSOFT_APP_TYPE ${appType}`);
  return {
    kind: 'app',
    appId,
    appType,
    ...(password ? { password } : {}),
    ...(tenantId ? { tenantId } : {}),
  };
}

const APP_VARIABLES = ['MICROSOFT_APP_PASSWORD', 'MICROSOFT_APP_TYPE', 'MICROSOFT_APP_TENANT_ID'] as const;

function readPortalFile(file: string | undefined, publicUrl: string): PortalSettings {
  const parsed = portalFile.safeParse(file === undefined ? {} : readJson('PORTAL_FILE', file));
  if (!parsed.success) throw wrong('PORTAL_FILE: ', parsed.error);
  const { portalUrl, serviceHallsEn, faq: answers, figures: changed, ...portal } = parsed.data;
  const all = { ...FIGURES, ...(changed as Partial<Figures>) };
  refuseLateReminder(all);
  return {
    ...portal,
    serviceHallsEn: serviceHallsEn ?? portal.serviceHalls,
    faq: answers as PortalSettings['faq'],
    portalUrl: portalUrl ?? `${publicUrl}/demo/portal`,
    figures: all,
  };
}

/** Either may be given alone, so that it is the other's default that it does not fit. */
function refuseLateReminder({ idleRemindMinutes, idleCloseMinutes }: Figures): void {
  if (idleRemindMinutes > idleCloseMinutes)
    throw new OperatorError(
      `PORTAL_FILE: figures.idleCloseMinutes: must be at least idleRemindMinutes; they are ${idleCloseMinutes} and ${idleRemindMinutes}`,
    );
}

function readJson(variable: string, file: string): unknown {
  try {
    // Some editors put a byte order mark in front, which JSON does not know.
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (cause) {
    const why = cause instanceof SyntaxError ? 'is not valid JSON' : 'cannot be read';
    throw new OperatorError(`${variable}: ${file} ${why}`, { cause });
  }
}

function wrong(prefix: string, error: z.ZodError): OperatorError {
  const [issue] = error.issues;
  const where = issue?.path.join('.');
  return new OperatorError(`${prefix}${where ? `${where}: ` : ''}${issue?.message ?? 'is wrong'}`, {
    cause: error,
  });
}
