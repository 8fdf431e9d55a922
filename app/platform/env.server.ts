import * as z from "zod";

const flag = z.enum(["on", "off"]).transform((value) => value === "on");
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

const LOOPBACK = ["127.0.0.1", "localhost", "::1"];

/** Every setting of the process. A wrong value stops the start and names the variable and what it should be. */
const settings = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, { error: "postgres://user:password@host:port/database" }),
  PORT: whole(0, 65535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_ORIGIN: z.url().optional(),
  TRUST_PROXY: whole(0, 10).default(0),
  POOL_SIZE: whole(2, 100).default(8),
  POOL_WAIT_SECONDS: whole(1, 600).default(5),
  STORAGE_DIR: z.string().default(".data/files"),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, { error: "smtp://host:port" })
    .optional(),
  MAIL_FROM: z.string().default("泉质享 <no-reply@localhost>"),
  PASSWORD_PROFILE: z.enum(["nist", "mlps"]).default("nist"),
  SESSION_IDLE_MINUTES: whole(1, 60 * 24 * 30).default(60 * 24 * 7),
  SESSION_ABSOLUTE_HOURS: whole(1, 24 * 90).default(24 * 30),
  SIGN_IN_ATTEMPTS: whole(1, 1000).default(5),
  API_CALLS_PER_MINUTE: whole(1, 1_000_000).default(600),
  PUBLIC_CALLS_PER_MINUTE: whole(1, 1_000_000).default(120),
  UPLOAD_LIMIT_MB: whole(1, 200).default(20),
  AUDIT_SIGNING_KEY: z.string().min(32).optional(),
  SECRETS_KEY: z.string().min(32).optional(),
  WEBHOOK_ALLOW_PRIVATE: flag.default(false),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, { error: "redis://host:port, needed as soon as there are several nodes" })
    .optional(),
  CHAT_MESSAGES_PER_SECOND: whole(1, 1_000_000).default(5),
  CHAT_BURST: whole(1, 1_000_000).default(20),
  CHAT_SOCKETS_PER_USER: whole(1, 100_000).default(10),
  CHAT_CONNECTIONS_PER_MINUTE: whole(1, 10_000_000).default(600),
  CHAT_QUEUE: whole(1, 1_000_000).default(5000),
  CHAT_DRAIN_MS: whole(0, 8000).default(2000),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  JOBS: flag.default(true),
  DEMO: flag.default(false),
});

/** Reports carry this address in their QR code for years: a visitor's Host header must never decide it. */
const schema = settings.refine((env) => env.PUBLIC_ORIGIN !== undefined || LOOPBACK.includes(env.HOST), {
  path: ["PUBLIC_ORIGIN"],
  error: "https://the.address.people.type, needed as soon as HOST is not loopback",
});

export type Env = z.infer<typeof schema>;

/** Reads the settings; throws one error that lists every wrong variable. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given, { error: (issue) => issue.message ?? "wrong" });
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${wanted(issue)}`);
  throw new Error(`Wrong configuration:\n${lines.join("\n")}`);
}

function wanted(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") return `should be one of ${issue.values.join(", ")}`;
  if (issue.code === "too_small") return `should be at least ${issue.minimum}`;
  if (issue.code === "too_big") return `should be at most ${issue.maximum}`;
  if (issue.code === "invalid_type")
    return issue.input === undefined ? "is missing" : `should be a ${issue.expected}`;
  return `should look like ${issue.message}`;
}
