import { z } from 'zod'
import { LOCALES } from '~/i18n/locale'
import { personName } from '~/security/person-name.server'
import { emailAddress, paragraphs } from '~/security/plain-text'
import { isPublicName } from '~/security/public-name'
import { isKnownTimeZone } from '~/time/wall-time'
import { findHandleProblem } from './handle'
import { findPasswordProblem } from './password-rules.server'

/**
 * The fields of the account forms. Their messages are keys of `accountMessages[…].problems`, so that one schema speaks every
 * language.
 */

export const nameField = worded(personName, 'name_missing', 'name_unfit')

/** Only the address, without a display name. */
const bareAddress = z
  .string()
  .trim()
  .refine((text) => !/[\s",;]/.test(text))
  .pipe(emailAddress)

/** In lower case: the same mailbox in practice, and one account per mailbox. */
export const emailField = worded(bareAddress, 'email_missing', 'email_unfit').transform((email) => email.toLowerCase())

/** A password as typed at sign-in: no rules apply, whatever it once was. */
export const passwordField = z.string({ error: 'password_missing' }).max(1_000, 'password_long')

export const newPasswordField = z.string({ error: 'password_missing' }).superRefine((password, context) => {
  const problem = findPasswordProblem(password, [])
  if (problem) context.addIssue({ code: 'custom', message: problem })
})

export const handleField = z
  .string({ error: 'handle_missing' })
  .trim()
  .toLowerCase()
  .superRefine((handle, context) => {
    const problem = findHandleProblem(handle)
    if (problem) context.addIssue({ code: 'custom', message: problem })
  })

/** For a host with a handle that may have become reserved since. Whether a new one is available is checked when it changes. */
export const currentHandleField = z
  .string({ error: 'handle_missing' })
  .trim()
  .toLowerCase()
  .refine(isPublicName, 'handle_shape')

export const timeZoneField = z
  .string({ error: 'time_zone_missing' })
  .max(60, 'time_zone_unknown')
  .refine(isKnownTimeZone, 'time_zone_unknown')

export const localeField = z.enum(LOCALES, { error: 'locale_unknown' })

export const welcomeTextField = worded(paragraphs(1_000), 'welcome_text_unfit', 'welcome_text_unfit')

export const brandColorField = z
  .string({ error: 'color_unfit' })
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, 'color_unfit')

export const tokenField = z.string({ error: 'link_unfit' }).regex(/^[A-Za-z0-9_-]{43}$/, 'link_unfit')

/** A shared validation rule with this form's message. */
function worded(rule: z.ZodType<string>, missing: string, unfit: string) {
  return z.string({ error: missing }).transform((text, context) => {
    const result = rule.safeParse(text)
    if (result.success) return result.data
    context.addIssue({ code: 'custom', message: text.trim() === '' ? missing : unfit })
    return z.NEVER
  })
}
