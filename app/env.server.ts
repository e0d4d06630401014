import { z } from 'zod'
import { readDkimRecords, readDnsName, readDnsServers } from '~/security/dns-records'
import { readEmailAddress } from '~/security/email-address'

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]']

const appUrl = z
  .string({ error: 'is missing: give the public address, such as https://book.example.com' })
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    'must be an origin without path or trailing slash',
  )
  .refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined
    return url?.protocol === 'https:' || (url?.protocol === 'http:' && LOCAL_HOSTS.includes(url.hostname))
  }, 'must be https (http only for localhost)')

const appSecret = z
  .string({ error: 'is missing: give at least 32 random characters' })
  .transform((text) => text.split(',').map((secret) => secret.trim()))
  .refine((secrets) => secrets.every((secret) => secret.length >= 32), 'needs at least 32 characters in each secret')

const databaseUrl = z
  .string()
  .default('file:./data/foyer.db')
  .refine((text) => /^(file:.|postgres(ql)?:\/\/.)/.test(text), 'must be file:PATH or postgres://…')

const httpOrigin = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'must be a web address')
  .transform((text) => text.replace(/\/+$/, ''))

const oidcIssuer = z.string().refine((text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isSecure = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOCAL_HOSTS.includes(url.hostname))
  return isSecure && !/[?#]/.test(text)
}, 'must be an https address without a query (http only for localhost), such as https://login.example.com')

const smtpUrl = z
  .string({ error: 'is missing: give smtp://user:password@host:port or smtps://…' })
  .refine(
    (text) => URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol),
    'must begin with smtp:// or smtps://',
  )
  .refine((text) => {
    const { searchParams } = URL.canParse(text) ? new URL(text) : new URL('smtp://localhost')
    return [...searchParams].every(([name, value]) => name === 'tls' && ['off', 'required'].includes(value))
  }, 'may end in ?tls=required or ?tls=off and in nothing else')

const mailFrom = z.string({ error: 'is missing: give the address that mails come from' }).transform((text, context) => {
  const sender = readSender(text)
  if (sender) return sender
  context.addIssue({
    code: 'custom',
    message: 'must be one address, such as bookings@example.com, or a name with it: Foyer <bookings@example.com>',
  })
  return z.NEVER
})

/** Read by `read`, or refused with what it must be. */
const readAs = <T>(read: (text: string) => T | null, mustBe: string) =>
  z.string().transform((text, context) => {
    const value = read(text)
    if (value !== null) return value
    context.addIssue({ code: 'custom', message: mustBe })
    return z.NEVER
  })

const onOff = (otherwise: 'on' | 'off') =>
  z
    .enum(['on', 'off'], { error: 'must be on or off' })
    .default(otherwise)
    .transform((value) => value === 'on')

function readOperatorAddress(typed: string): string | undefined {
  const read = readEmailAddress(typed)
  return read.ok ? read.address.toLowerCase() : undefined
}

const operatorEmails = z
  .string()
  .default('')
  .transform((text, context) => {
    const typed = text.split(',').map((part) => part.trim())
    const addresses = typed.filter((part) => part !== '').map((part) => readOperatorAddress(part))
    if (addresses.every((address) => address !== undefined)) return addresses
    context.addIssue({ code: 'custom', message: 'must be addresses separated by commas' })
    return z.NEVER
  })

const OIDC_VARIABLES = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_NAME'] as const

const EnvSchema = z
  .object({
    PORT: z.coerce
      .number({ error: 'must be a port number' })
      .int('must be a port number')
      .min(0)
      .max(65_535)
      .default(3000),
    HOST: z.string().optional(),
    APP_URL: appUrl,
    APP_SECRET: appSecret,
    DATABASE_URL: databaseUrl,
    GOTO_CLIENT_ID: z.string().optional(),
    GOTO_CLIENT_SECRET: z.string().optional(),
    GOTO_AUTH_URL: httpOrigin.default('https://authentication.logmeininc.com'),
    GOTO_API_URL: httpOrigin.default('https://api.getgo.com'),
    GOTO_SCOPE: z.string().optional(),
    GOOGLE_CLIENT_ID: z.string().optional(),
    GOOGLE_CLIENT_SECRET: z.string().optional(),
    GOOGLE_AUTH_URL: httpOrigin.default('https://accounts.google.com/o/oauth2/v2/auth'),
    GOOGLE_TOKEN_URL: httpOrigin.default('https://oauth2.googleapis.com'),
    GOOGLE_API_URL: httpOrigin.default('https://www.googleapis.com'),
    MICROSOFT_CLIENT_ID: z.string().optional(),
    MICROSOFT_CLIENT_SECRET: z.string().optional(),
    MICROSOFT_TENANT: z
      .string()
      .regex(/^[A-Za-z0-9.-]{1,100}$/, 'must be common, organizations, consumers, or a tenant’s id or domain')
      .default('common'),
    MICROSOFT_AUTH_URL: httpOrigin.default('https://login.microsoftonline.com'),
    MICROSOFT_API_URL: httpOrigin.default('https://graph.microsoft.com'),
    SMTP_URL: smtpUrl,
    MAIL_FROM: mailFrom,
    MAIL_SPF_INCLUDE: readAs(readDnsName, 'must be a domain, such as spf.relay.example').optional(),
    MAIL_DKIM_RECORDS: readAs(
      readDkimRecords,
      'must be one to five records, such as: s1 CNAME s1.dkim.relay.example, s2 TXT v=DKIM1; k=rsa; p=…',
    ).optional(),
    DNS_SERVERS: readAs(readDnsServers, 'must be IP addresses, such as 192.0.2.1, [2001:db8::1]:53').optional(),
    SIGN_UP: z.enum(['open', 'closed'], { error: 'must be open or closed' }).default('open'),
    TRUST_PROXY: z.coerce
      .number({ error: 'must be a number of proxies' })
      .int('must be a whole number')
      .min(0)
      .max(10)
      .default(0),
    RATE_LIMIT: onOff('on'),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], { error: 'must be a pino level' })
      .default('info'),
    OUTBOUND_ALLOW_PRIVATE: z
      .enum(['0', '1'], { error: 'must be 0 or 1' })
      .default('0')
      .transform((value) => value === '1'),
    OIDC_ISSUER: oidcIssuer.optional(),
    OIDC_CLIENT_ID: z.string().trim().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_NAME: z.string().trim().max(60, 'must be at most 60 characters').optional(),
    PASSWORD_SIGN_IN: onOff('on'),
    OPERATOR_EMAILS: operatorEmails,
    REPLICA_COPY: z.string().trim().optional(),
    METRICS_TOKEN: z.string().min(16, 'needs at least 16 characters').optional(),
  })
  .refine((env) => env.REPLICA_COPY === undefined || env.DATABASE_URL.startsWith('file:'), {
    path: ['REPLICA_COPY'],
    message: 'is for a database in a file: PostgreSQL has its own replication',
  })
  .refine((env) => !env.GOTO_CLIENT_ID === !env.GOTO_CLIENT_SECRET, {
    path: ['GOTO_CLIENT_SECRET'],
    message: 'and GOTO_CLIENT_ID must be set together',
  })
  .refine((env) => !env.GOOGLE_CLIENT_ID === !env.GOOGLE_CLIENT_SECRET, {
    path: ['GOOGLE_CLIENT_SECRET'],
    message: 'and GOOGLE_CLIENT_ID must be set together',
  })
  .refine((env) => !env.MICROSOFT_CLIENT_ID === !env.MICROSOFT_CLIENT_SECRET, {
    path: ['MICROSOFT_CLIENT_SECRET'],
    message: 'and MICROSOFT_CLIENT_ID must be set together',
  })
  .refine((env) => !env.MAIL_SPF_INCLUDE === !env.MAIL_DKIM_RECORDS, {
    path: ['MAIL_DKIM_RECORDS'],
    message: 'and MAIL_SPF_INCLUDE must be set together',
  })
  .superRefine((env, context) => {
    const missing = OIDC_VARIABLES.filter((name) => !env[name])
    const isPartly = missing.length > 0 && missing.length < OIDC_VARIABLES.length
    for (const name of isPartly ? missing : [])
      context.addIssue({
        code: 'custom',
        path: [name],
        message: `is missing: ${OIDC_VARIABLES.join(', ')} go together`,
      })
    if (!env.PASSWORD_SIGN_IN && missing.length > 0)
      context.addIssue({
        code: 'custom',
        path: ['PASSWORD_SIGN_IN'],
        message: 'may be off only with OIDC_ISSUER and the other OIDC variables: else nobody could sign in',
      })
  })

export type Env = z.infer<typeof EnvSchema>
/** What mails about bookings depend on. */
export type MailEnv = Pick<Env, 'APP_URL' | 'MAIL_SPF_INCLUDE' | 'MAIL_DKIM_RECORDS'>

/**
 * Reads the configuration, once at start. An empty variable counts as unset, as in a systemd or compose file.
 *
 * @returns the values, or one line per variable that says what to do
 */
export function parseEnv(
  variables: Record<string, string | undefined>,
): { ok: true; env: Env } | { ok: false; problems: string[] } {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const result = EnvSchema.safeParse(given)
  if (result.success) return { ok: true, env: result.data }
  const lines = result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
  const firstPerVariable = new Map(lines.map((line) => [line.split(' ')[0], line] as const).reverse())
  return { ok: false, problems: [...firstPerVariable.values()].reverse() }
}

/** The sender of mails. */
export interface MailFrom {
  /** Null where only the address is given. */
  name: string | null
  address: string
}

/** `bookings@example.com`, `Foyer <bookings@example.com>` or `"Foyer, Inc." <bookings@example.com>`. */
function readSender(text: string): MailFrom | null {
  const [, quoted, plain, bracketed] = /^(?:"((?:[^"\\]|\\.)*)"|([^"<>@,;]*))\s*<([^<>]*)>$/.exec(text.trim()) ?? []
  const name = (quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '').trim()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (name.length > 100 || /[\u0000-\u001f\u007f-\u009f]/.test(name)) return null
  const written = (bracketed ?? text).trim()
  const read = /[<>"\s,;()]/.test(written) ? null : readEmailAddress(written)
  // Mail servers of closed networks have names without a dot.
  const address = read?.ok ? read.address : /^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+$/.test(written) ? written : null
  return address === null ? null : { name: name || null, address }
}
