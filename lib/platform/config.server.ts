import path from 'node:path'
import { z } from 'zod'

const flag = z
  .enum(['0', '1', 'true', 'false'])
  .default('0')
  .transform((value) => value === '1' || value === 'true')
const port = z.coerce.number().int().min(1).max(65_535)
const optionalUrl = z.url().optional()

const schema = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
    DATA_DIR: z.string().default('.data'),
    /** Where the build is, as next.config.js puts it. */
    NEXT_DIST_DIR: z.string().default('.next'),
    PORT: port.default(3000),
    HOST: z.string().default('127.0.0.1'),
    /** Where people reach the dashboard; links in mail and callbacks are built on it. */
    PUBLIC_URL: optionalUrl,
    /** Where short links point; the dashboard's address when not set. */
    LINK_URL: optionalUrl,
    /** Number of trusted proxies in front; 0 means the socket's address is the client's. */
    TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
    /**
     * Header in which the proxy in front passes on a TLS client certificate that it has verified: RFC 9440, PEM, or its SHA-256
     * fingerprint. The proxy must take it away from what clients send. Only with TRUST_PROXY.
     */
    CLIENT_CERTIFICATE_HEADER: z
      .string()
      .regex(/^[\w-]+$/)
      .toLowerCase()
      .optional(),
    DATABASE_URL: z.url(),
    DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
    /** One URL, or several separated by commas for Redis Cluster. */
    REDIS_URL: z.string().optional(),
    REDIS_CLUSTER: flag,
    QUEUE_PREFIX: z.string().default('marquee'),
    S3_BUCKET: z.string().optional(),
    S3_REGION: z.string().default('us-east-1'),
    S3_ENDPOINT: optionalUrl,
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    S3_PATH_STYLE: flag,
    /** Every key of the product is derived from it: sessions, sealing, short codes. At least 32 characters. */
    MARQUEE_SECRET: z.string().min(32, 'MARQUEE_SECRET needs at least 32 characters'),
    SMTP_URL: z.url().optional(),
    MAIL_FROM: z.string().default('Marquee <marquee@localhost>'),
    OIDC_ISSUER: optionalUrl,
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_NAME: z.string().default('single sign-on'),
    SIMULATOR_URL: z.url().default('http://127.0.0.1:4100'),
    /** Hosts of carriers that may be reached in a private network (an MMSC behind a VPN), separated by commas. */
    CARRIER_PRIVATE_HOSTS: z.string().default(''),
    /** Hosts that webhooks may be sent to inside a private network, and without TLS, separated by commas. */
    WEBHOOK_PRIVATE_HOSTS: z.string().default(''),
    WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(4),
  })
  .refine((values) => !values.CLIENT_CERTIFICATE_HEADER || values.TRUST_PROXY > 0, {
    path: ['CLIENT_CERTIFICATE_HEADER'],
    error: 'Anybody could send this header; it needs a proxy in front (TRUST_PROXY) that replaces it',
  })

export type Config = Readonly<
  z.output<typeof schema> & { publicUrl: string; linkUrl: string; dataDir: string; isProduction: boolean }
>

let parsed: Config | undefined

/** The configuration, parsed from the environment once. Throws a readable list of what is wrong. */
export function config(): Config {
  parsed ??= parseConfig(process.env)
  return parsed
}

export function parseConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The configuration is not complete:\n${lines.join('\n')}`)
  }
  const values = result.data
  const publicUrl = trimSlash(values.PUBLIC_URL ?? `http://localhost:${values.PORT}`)
  return Object.freeze({
    ...values,
    publicUrl,
    linkUrl: trimSlash(values.LINK_URL ?? publicUrl),
    dataDir: path.resolve(values.DATA_DIR),
    isProduction: values.NODE_ENV === 'production',
  })
}

function trimSlash(url: string): string {
  return url.replace(/\/+$/, '')
}
