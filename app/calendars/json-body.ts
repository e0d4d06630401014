import { z } from 'zod'
import { type OAuthTokens, readTokenResponse } from '~/oauth/oauth-provider'

const MAX_DETAIL_LENGTH = 200

/** @returns null for a body that is no JSON: gateways send HTML */
export function jsonOrNull(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    // The status says enough.
    return null
  }
}

/** @returns null for an unreadable response */
export function readStandardTokens(body: string): OAuthTokens | null {
  return readTokenResponse(jsonOrNull(body))
}

const StandardError = z
  .looseObject({ error: z.string().catch(''), error_description: z.string().catch('').default('') })
  .transform(({ error, error_description }) => ({
    code: error,
    // Microsoft's trace ids stand on lines of their own.
    message: (error_description.split('\r\n')[0] ?? '').slice(0, MAX_DETAIL_LENGTH),
  }))

/** The error of a token endpoint (RFC 6749, 5.2), or an empty one. */
export function readStandardError(body: string): { code: string; message: string } {
  const { success, data } = StandardError.safeParse(jsonOrNull(body))
  return success ? data : { code: '', message: '' }
}

/** Providers write ids and numbers now as text, now as numbers. */
export const textOrNumber = z.union([z.string().min(1), z.number()]).transform(String)

/** A field that may be missing, null or of another type, which all mean that it says nothing. */
export function lenient<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().catch(null)
}
