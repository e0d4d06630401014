import { z } from 'zod'
import type { ListedMeeting, MeetingSession } from '~/booking/conferencing'
import { type OAuthTokens, readTokenResponse } from '~/oauth/oauth-provider'
import { readUrl } from '~/security/readable-text'
import { readWebAddress } from '~/security/web-address'
import { isGotoHost } from './describe-shape'

/**
 * Tolerant readers for GoTo's responses (goto-api.md, section 7): arrays or bare objects, ids as numbers or strings under three
 * names, dates in an odd form, booleans as text. Unknown fields are ignored.
 */

/** Integers above 2^53 would lose digits, so they are returned as the source text. */
export function parseJson(text: string): unknown {
  // The parser is several times slower with a reviver.
  return /\d{16}/.test(text) ? JSON.parse(text, keepDigits as Reviver) : JSON.parse(text)
}

/** TypeScript's library does not have the third argument yet; Node has it since version 21. */
type Reviver = (key: string, value: unknown) => unknown

function keepDigits(_key: string, value: unknown, { source }: { source?: string }): unknown {
  const isLong = typeof value === 'number' && source !== undefined && /^-?\d{16,}$/.test(source)
  return isLong && !Number.isSafeInteger(value) ? source : value
}

const MAX_DATE_LENGTH = 60

/** `2030-01-31T09:00:00.+0000`, `…000Z`, `…Z` and a time without a zone, which is UTC, as epoch ms. */
export function readGotoDate(text: string): number {
  if (text.length > MAX_DATE_LENGTH) return Number.NaN
  const plain = text.trim().replace(/\.\d*(?=Z$|[+-]\d\d:?\d\d$|$)/i, '')
  const [, local, zone = ''] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:?\d\d)?$/i.exec(plain) ?? []
  if (local === undefined) return Number.NaN
  return Date.parse(`${local}${zone === '' ? 'Z' : zone.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2')}`)
}

/** GoTo sends and wants `&lt;` and `&gt;` in subjects. */
export function unescapeSubject(subject: string): string {
  return subject.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

const text = z.union([z.string(), z.number()]).transform(String)
const date = z.string().transform(readGotoDate).refine(Number.isFinite)

const WithId = z.looseObject({
  meetingid: text.optional().catch(undefined),
  meetingId: text.optional().catch(undefined),
  meetingKey: text.optional().catch(undefined),
})

/** The digits of a meeting's id, also if it is written in groups: `331-536-871`. */
export function readMeetingId(entry: unknown): string | null {
  const { success, data } = WithId.safeParse(entry)
  if (!success) return null
  const written = [data.meetingid, data.meetingId, data.meetingKey].filter((id) => id !== undefined)
  return written.map((id) => id.replace(/[\p{Pd}\s.]/gu, '')).find((id) => /^\d{6,12}$/.test(id)) ?? null
}

/** As the parser writes it; an unusable address counts as missing. */
const httpsUrl = z.string().transform((url) => readWebAddress(url) ?? undefined)

const CreatedEntry = z
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

const MeetingEntry = z
  .looseObject({ subject: text.catch(''), startTime: date, endTime: date, status: text.catch('') })
  .transform(({ subject, startTime, endTime, status }) => ({
    subject: unescapeSubject(subject),
    startsAt: startTime,
    endsAt: endTime,
    running: status.toUpperCase() === 'ACTIVE',
  }))

export interface CreatedMeeting {
  meetingId: string
  /** Null if GoTo did not return one: `Conferencing.joinUrlFor` builds the usual form. */
  joinUrl: string | null
  dialIn: string
}

const asList = (body: unknown): unknown[] =>
  Array.isArray(body) ? body : body === null || body === undefined ? [] : [body]

/** @returns null for an unreadable response */
export function readCreatedMeeting(body: unknown): CreatedMeeting | null {
  const entry = asList(body)[0]
  const meetingId = readMeetingId(entry)
  const rest = CreatedEntry.safeParse(entry)
  return meetingId !== null && rest.success ? { meetingId, ...rest.data } : null
}

/** Every entry with readable times; the others are left out, so that one odd meeting does not hide the rest. */
export function readMeetingList(body: unknown): ListedMeeting[] {
  return asList(body).flatMap((entry) => {
    const { success, data } = MeetingEntry.safeParse(entry)
    return success ? [{ meetingId: readMeetingId(entry), ...data }] : []
  })
}

const MAX_COUNT = 100_000
const count = text
  .transform((written) => (/^\d{1,6}$/.test(written.trim()) ? Number(written) : null))
  .transform((number) => (number !== null && number <= MAX_COUNT ? number : null))
const optionalDate = z
  .string()
  .transform(readGotoDate)
  .transform((at) => (Number.isFinite(at) ? at : null))
  .catch(null)

const RecordingEntry = z.looseObject({ shareUrl: z.string().optional().catch(undefined) })

const SessionEntry = z
  .looseObject({
    startTime: optionalDate,
    endTime: optionalDate,
    numAttendees: count.catch(null),
    recording: z
      .union([RecordingEntry, z.array(RecordingEntry)])
      .optional()
      .catch(undefined),
  })
  .transform(({ startTime, endTime, numAttendees, recording }) => ({
    startsAt: startTime,
    endsAt: endTime,
    participants: numAttendees,
    recordingUrl:
      asList(recording)
        .map((one) => readShareUrl((one as z.infer<typeof RecordingEntry>).shareUrl))
        .find((url) => url !== null) ?? null,
  }))

/**
 * The sessions of GoTo's history, also those whose times cannot be read: their meeting was held, and only when is unknown. Entries
 * without a meeting's id are left out, because they belong to no booking.
 */
export function readSessions(body: unknown): MeetingSession[] {
  return asList(body).flatMap((entry) => {
    const meetingId = readMeetingId(entry)
    const { success, data } = SessionEntry.safeParse(entry)
    return success && meetingId !== null ? [{ meetingId, ...data }] : []
  })
}

/** Long enough to be the token of one recording: seen were 64 hexadecimal digits. */
const SHARE_TOKEN = /[0-9A-Za-z]{16}|[0-9a-f]{8}-[0-9a-f]{4}-/

/** A link that opens a recording. Sometimes GoTo sends only the address of the page that all recordings share: that is none. */
export function readShareUrl(text: string | undefined): string | null {
  const address = text === undefined ? null : readWebAddress(text)
  if (address === null) return null
  const { protocol, hostname, pathname, search, hash } = new URL(address)
  const isRecording = protocol === 'https:' && isGotoHost(hostname) && SHARE_TOKEN.test(`${pathname}${search}${hash}`)
  return isRecording ? address : null
}

const RETIRED = 'This endpoint is no longer valid'

/** How GoTo answers at an address that it has given up, whatever the status (goto-api.md, section 5). */
export function isRetired(message: string): boolean {
  return message.startsWith(RETIRED)
}

/** @returns the message of such a response; null for any other */
export function findRetirement(body: string): string | null {
  if (!body.includes(RETIRED)) return null
  const { message } = readError(body)
  return isRetired(message) ? message : null
}

const TokenOwner = z
  .looseObject({ principal: z.string().nullish(), organizer_key: text.nullish(), email: z.string().nullish() })
  .transform((response) => ({
    email: response.principal ?? response.email ?? null,
    organizerKey: response.organizer_key ?? null,
  }))

/** What GoTo adds to tokens: their account, if it is stated. */
export type GotoTokens = OAuthTokens & z.infer<typeof TokenOwner>

/** @returns null for an unreadable response */
export function readGotoTokens(body: string): GotoTokens | null {
  const parsed = parseOrNull(body)
  const tokens = readTokenResponse(parsed)
  const owner = TokenOwner.safeParse(parsed)
  return tokens && owner.success ? { ...tokens, ...owner.data } : null
}

const ScimUser = z
  .looseObject({ id: text, userName: z.string().optional() })
  .transform(({ id, userName }) => ({ organizerKey: id, email: userName ?? null }))
const AdminUser = z
  .looseObject({ key: text, email: z.string().optional() })
  .transform(({ key, email }) => ({ organizerKey: key, email: email ?? null }))
export const Identity = z.union([ScimUser, AdminUser])

/** The error in any of GoTo's shapes (goto-api.md, section 5), or an empty one. */
export function readError(body: string): { code: string; message: string } {
  const parsed = parseOrNull(body)
  if (typeof parsed !== 'object' || parsed === null) return { code: '', message: '' }
  const response = parsed as Record<string, unknown>
  const inner =
    typeof response.error === 'object' && response.error !== null ? (response.error as Record<string, unknown>) : {}
  const first = (...candidates: unknown[]) =>
    candidates.find((value) => typeof value === 'string') as string | undefined
  return {
    code: first(response.int_err_code, response.errorCode, response.error) ?? '',
    message: (
      first(response.msg, response.description, response.error_description, response.message, inner.message) ?? ''
    ).slice(0, 200),
  }
}

export function parseOrNull(body: string): unknown {
  try {
    return parseJson(body)
  } catch {
    // Gateways respond with HTML or an empty body; the status is enough.
    return null
  }
}

const StartAnswer = z.looseObject({ hostURL: z.string().max(6_000) })
/** A browser or GoTo's own app opens them. */
const START_PROTOCOLS = ['https:', 'gotomeeting:']

/** The address that opens a meeting as its host. @returns null for anything but an address of the two schemes that GoTo uses */
export function readStartUrl(answer: unknown): string | null {
  const read = StartAnswer.safeParse(Array.isArray(answer) ? answer[0] : answer)
  const url = read.success ? readUrl(read.data.hostURL) : null
  return url && START_PROTOCOLS.includes(url.protocol) && url.username === '' ? url.href : null
}
