import { z } from "zod";
import { smtpServerOf } from "#adapters/channels/mail/smtp-server.ts";

const origins = z
  .string()
  .transform((list) =>
    list
      .split(",")
      .map((one) => one.trim())
      .filter(Boolean),
  )
  .pipe(z.array(z.url({ protocol: /^https?$/ })));

/** Every setting, by the name of its environment variable; `.env.example` says what each is for. */
const settings = z.object({
  GELDBUUR_DATA: z.string().min(1).default("data"),
  GELDBUUR_TOWN: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .default("voorbeeldstad"),
  GELDBUUR_HOST: z.string().min(1).default("127.0.0.1"),
  GELDBUUR_PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  GELDBUUR_ADDRESS: z.url({ protocol: /^https?$/ }).optional(),
  GELDBUUR_KEY: z
    .string()
    .refine((key) => Buffer.from(key, "base64").length === 32, "must be 32 bytes in base64")
    .optional(),
  GELDBUUR_DATABASE: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  GELDBUUR_REDIS: z.url({ protocol: /^rediss?$/ }).optional(),
  GELDBUUR_EMBED_ORIGINS: origins.default([]),
  GELDBUUR_TRUST_PROXY: z.stringbool().default(false),
  GELDBUUR_METRICS_TOKEN: z.string().min(16).optional(),
  GELDBUUR_SMTP: z
    .string()
    .refine(
      (url) => smtpServerOf(url) !== null,
      "must be smtps://user:password@server or smtp://…, with signs such as @ in them as %40",
    )
    .optional(),
  GELDBUUR_MAIL_FROM: z.email("must be one e-mail address").optional(),
  TELEGRAM_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, "must be the token that BotFather gave: digits, a colon, letters")
    .optional(),
  TELEGRAM_WEBHOOK: z.stringbool().default(false),
  TELEGRAM_API: z.url({ protocol: /^https?$/ }).default("https://api.telegram.org"),
  GELDBUUR_LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

export type Config = {
  data: string;
  town: string;
  host: string;
  port: number;
  /** Where people reach the web chat; null: http://localhost and the port. */
  address: string | null;
  key: Uint8Array | null;
  database: string | null;
  redis: string | null;
  embedOrigins: readonly string[];
  trustProxy: boolean;
  metricsToken: string | null;
  /** Mail to help points; null: none is sent. */
  mail: { url: string; from: string } | null;
  /** The Telegram bot; null: none. `webhook`: where Telegram sends what comes in; null: it is fetched. */
  telegram: { token: string; api: string; webhook: string | null } | null;
  logLevel: string;
};

/** Names of all settings. */
export const SETTINGS = Object.keys(settings.shape);

/** Settings that are wrong, one clear line each. */
export class ConfigError extends Error {
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join("\n"));
    this.name = "ConfigError";
    this.lines = lines;
  }
}

/** Reads the settings from the environment; an empty one counts as not given. Throws ConfigError. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => SETTINGS.includes(name) && value !== ""),
  );
  const read = settings.safeParse(given);
  if (!read.success) {
    throw new ConfigError(
      read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`),
    );
  }
  const found = read.data;
  return {
    data: found.GELDBUUR_DATA,
    town: found.GELDBUUR_TOWN,
    host: found.GELDBUUR_HOST,
    port: found.GELDBUUR_PORT,
    address: found.GELDBUUR_ADDRESS?.replace(/\/$/, "") ?? null,
    key: found.GELDBUUR_KEY ? Buffer.from(found.GELDBUUR_KEY, "base64") : null,
    database: found.GELDBUUR_DATABASE ?? null,
    redis: found.GELDBUUR_REDIS ?? null,
    embedOrigins: found.GELDBUUR_EMBED_ORIGINS,
    trustProxy: found.GELDBUUR_TRUST_PROXY,
    metricsToken: found.GELDBUUR_METRICS_TOKEN ?? null,
    mail: mailOf(found.GELDBUUR_SMTP, found.GELDBUUR_MAIL_FROM),
    telegram: telegramOf(found),
    logLevel: found.GELDBUUR_LOG_LEVEL,
  };
}

function mailOf(url: string | undefined, from: string | undefined): Config["mail"] {
  if (url === undefined && from === undefined) return null;
  if (url === undefined)
    throw new ConfigError(["GELDBUUR_SMTP: missing beside GELDBUUR_MAIL_FROM"]);
  if (from === undefined)
    throw new ConfigError(["GELDBUUR_MAIL_FROM: missing beside GELDBUUR_SMTP"]);
  return { url, from };
}

/** The path under the public address at which Telegram delivers. */
export const TELEGRAM_PATH = "/telegram";

function telegramOf(found: z.infer<typeof settings>): Config["telegram"] {
  const { TELEGRAM_TOKEN: token, TELEGRAM_API: api, TELEGRAM_WEBHOOK: isWebhook } = found;
  if (!token) return null;
  const address = found.GELDBUUR_ADDRESS?.replace(/\/$/, "");
  if (isWebhook && !address?.startsWith("https:")) {
    throw new ConfigError([
      "TELEGRAM_WEBHOOK: needs GELDBUUR_ADDRESS, an https:// address that Telegram can reach",
    ]);
  }
  return {
    token,
    api: api.replace(/\/$/, ""),
    webhook: isWebhook ? `${address}${TELEGRAM_PATH}` : null,
  };
}

/** Where people reach the web chat. */
export function addressOf({ address, port }: Config, listening = port): string {
  return address ?? `http://localhost:${listening}`;
}
