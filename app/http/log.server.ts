import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'
import type { Env } from '~/env.server'
import { maskPath, maskTokens } from '~/security/mask-tokens'

/** Fields that must never be written in clear (T7, S17). */
const SECRET_FIELDS = [
  'authorization',
  'cookie',
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'code',
  'secret',
  'email',
  'manageUrl',
  'joinUrl',
]

export function createLog(env: Pick<Env, 'LOG_LEVEL'>, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level: env.LOG_LEVEL,
    redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]), censor: '…' },
    serializers: { error: describeError, err: describeError },
    base: undefined,
    // The last step for each line: no token leaves, no matter how it got into the line.
    hooks: { streamWrite: maskTokens },
  }
  return destination ? pino(options, destination) : pino(options)
}

/**
 * An address without its secrets: manage tokens and feed secrets in the path, tokens and codes in the query.
 *
 * @example maskUrl('/booking/abc/cancel?x=1') // '/booking/…/cancel'
 */
export function maskUrl(url: string): string {
  return maskPath(url)
}

function describeError(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error).slice(0, 500) }
  const { name, message, stack } = error
  return {
    name,
    code: (error as NodeJS.ErrnoException).code,
    message: message.slice(0, 500),
    stack: stack?.split('\n').slice(0, 12).join('\n'),
  }
}
