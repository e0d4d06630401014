import { z } from 'zod'
import { readWebAddress } from '../security/web-address'

/**
 * Tolerant readers for what GoTo answers (goto-api.md, section 7): arrays or bare objects, ids as numbers or strings under three
 * names, dates in an odd form, truth as text. Whatever is unknown is ignored.
 */

/** Integers above 2^53 lose digits in JSON.parse; quoted first, they arrive as text. */
export function parseJson(text: string): unknown {
  return JSON.parse(text.replace(/([[:,]\s*)(-?\d{16,})(?=\s*[,\]}])/g, '$1"$2"'))
}

/** `2030-01-31T09:00:00.+0000`, `…000Z` and `…Z` alike, as epoch ms. */
export function readDate(text: string): number {
  const inUtc = text.endsWith('+0000') ? `${text.slice(0, -'+0000'.length)}Z` : text
  return Date.parse(inUtc.replace(/\.\d{0,9}Z$/, 'Z'))
}

/** GoTo sends and wants `&lt;` and `&gt;` in subjects. */
export function unescapeSubject(subject: string): string {
  return subject.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

const text = z.union([z.string(), z.number()]).transform(String)
const meetingId = text.refine((id) => /^\d{6,12}$/.test(id))
const date = z.string().transform(readDate).refine(Number.isFinite)

const withId = z
  .looseObject({ meetingid: meetingId.optional(), meetingId: meetingId.optional(), meetingKey: meetingId.optional() })
  .transform((entry, context) => {
    const id = entry.meetingid ?? entry.meetingId ?? entry.meetingKey
    if (id === undefined) {
      context.addIssue({ code: 'custom', message: 'no meeting id' })
      return z.NEVER
    }
    return { ...entry, id }
  })

/** As the parser writes it; one that nobody could be sent to counts as not given. */
const httpsUrl = z.string().transform((url) => readWebAddress(url) ?? undefined)

const CreatedMeeting = z
  .looseObject({
    joinURL: httpsUrl.optional(),
    joinUrl: httpsUrl.optional(),
    joinurl: httpsUrl.optional(),
    conferenceCallInfo: z.string().optional(),
    conferencecallinfo: z.string().optional(),
  })
  .transform((entry) => ({
    joinUrl: entry.joinURL ?? entry.joinUrl ?? entry.joinurl ?? null,
    dialIn: entry.conferenceCallInfo ?? entry.conferencecallinfo ?? '',
  }))

const ListedMeeting = z
  .looseObject({ subject: z.string(), startTime: date, endTime: date })
  .transform(({ subject, startTime, endTime }) => ({
    subject: unescapeSubject(subject),
    startsAt: startTime,
    endsAt: endTime,
  }))

export interface CreatedMeeting {
  meetingId: string
  /** Null when GoTo did not say: `GotoService.joinUrlFor` knows the usual form. */
  joinUrl: string | null
  dialIn: string
}

export interface ListedMeeting {
  meetingId: string
  subject: string
  startsAt: number
  endsAt: number
}

const asList = (body: unknown): unknown[] =>
  Array.isArray(body) ? body : body === null || body === undefined ? [] : [body]

/** @returns null when the answer cannot be made sense of */
export function readCreatedMeeting(body: unknown): CreatedMeeting | null {
  const entry = asList(body)[0]
  const id = withId.safeParse(entry)
  const rest = CreatedMeeting.safeParse(entry)
  return id.success && rest.success ? { meetingId: id.data.id, ...rest.data } : null
}

/** Entries that cannot be made sense of are left out: one odd meeting must not hide the others. */
export function readMeetingList(body: unknown): ListedMeeting[] {
  return asList(body).flatMap((entry) => {
    const id = withId.safeParse(entry)
    const rest = ListedMeeting.safeParse(entry)
    return id.success && rest.success ? [{ meetingId: id.data.id, ...rest.data }] : []
  })
}

export const TokenAnswer = z
  .looseObject({
    access_token: z.string().min(1),
    refresh_token: z.string().min(1).nullish(),
    expires_in: z.coerce.number().positive().catch(3600).default(3600),
    scope: z.string().nullish(),
    principal: z.string().nullish(),
    organizer_key: text.nullish(),
    email: z.string().nullish(),
  })
  .transform((answer) => ({
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? null,
    expiresInMs: answer.expires_in * 1000,
    scope: answer.scope ?? null,
    email: answer.principal ?? answer.email ?? null,
    organizerKey: answer.organizer_key ?? null,
  }))

export type Tokens = z.infer<typeof TokenAnswer>

const ScimUser = z
  .looseObject({ id: text, userName: z.string().optional() })
  .transform(({ id, userName }) => ({ organizerKey: id, email: userName ?? null }))
const AdminUser = z
  .looseObject({ key: text, email: z.string().optional() })
  .transform(({ key, email }) => ({ organizerKey: key, email: email ?? null }))
export const Identity = z.union([ScimUser, AdminUser])

/** The error in any of the shapes that GoTo uses (section 5), or an empty one. */
export function readError(body: string): { code: string; message: string } {
  const parsed = parseOrNull(body)
  if (typeof parsed !== 'object' || parsed === null) return { code: '', message: '' }
  const answer = parsed as Record<string, unknown>
  const inner =
    typeof answer.error === 'object' && answer.error !== null ? (answer.error as Record<string, unknown>) : {}
  const first = (...candidates: unknown[]) =>
    candidates.find((value) => typeof value === 'string') as string | undefined
  return {
    code: first(answer.int_err_code, answer.errorCode, answer.error) ?? '',
    message: (
      first(answer.msg, answer.description, answer.error_description, answer.message, inner.message) ?? ''
    ).slice(0, 200),
  }
}

export function parseOrNull(body: string): unknown {
  try {
    return parseJson(body)
  } catch {
    // Gateways answer in HTML or not at all; the status tells what is needed.
    return null
  }
}
