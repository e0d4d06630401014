import { randomBytes, randomInt, randomUUID } from 'node:crypto'

/** A GoTo user. Keys are 19 digits, above 2^53. */
export interface Account {
  key: string
  email: string
  givenName: string
  familyName: string
  /** Without one GoTo responds with 403 to every call about meetings. */
  licensed: boolean
  /** Without it GoTo responds with 403 to requests for the history. */
  readsHistory: boolean
  /** The scope `identity:`, without which nobody may list attendees. */
  readsAttendees: boolean
}

export interface HeldMeeting {
  id: string
  accountKey: string
  subject: string
  starttime: string
  endtime: string
  deleted: boolean
}

/** One time that a meeting was held. The history has it from `listedFrom` on, which is later than its end by an unknown time. */
export interface HeldSession {
  sessionId: string
  meetingId: string
  accountKey: string
  subject: string
  /** Epoch ms. */
  start: number
  end: number
  attendees: { name: string; email: string }[]
  listedFrom: number
  /** Fields that the history leaves out of its entry. */
  missing: ('numAttendees' | 'sessionId' | 'duration')[]
  /** Null: it was not recorded. Without a token the share address leads nowhere. */
  recording: { token: string | null; listedFrom: number } | null
}

/** One request as it came, byte for byte; of the `Authorization` header only the scheme. */
export interface LedgerEntry {
  method: string
  path: string
  headers: Record<string, string>
  body: string
  status: number
}

export interface Grant {
  accountKey: string
  refreshToken: string
  refreshEndsAt: number
  revoked: boolean
  /** Refresh tokens that it had before. */
  spent?: string[]
}

interface Code {
  accountKey: string
  redirectUri: string
  challenge: string | null
  endsAt: number
}

/** The response to the next refresh, within what GoTo has been seen to do. */
export type RefreshStyle =
  | 'same'
  | 'absent'
  | 'rotated'
  /** Rotated, and a spent one revokes the whole grant. */
  | 'strict'

export interface State {
  clock: () => number
  accounts: Account[]
  meetings: HeldMeeting[]
  sessions: HeldSession[]
  ledger: LedgerEntry[]
  codes: Map<string, Code>
  /** By access token. */
  access: Map<string, { grant: Grant; endsAt: number }>
  grants: Grant[]
  refreshStyle: RefreshStyle
  /** Co-organizers of another GoTo account, or of a plan without them: meetings that name any are refused. */
  refusesCoOrganizers: boolean
  clientId: string
  clientSecret: string
  redirectUris: string[]
}

const HOUR_MS = 3_600_000
export const ACCESS_SECONDS = 3600
const REFRESH_DAYS_MS = 30 * 24 * HOUR_MS

export function anAccount(email: string, givenName: string, familyName: string): Account {
  return {
    key: `55${randomDigits(17)}`,
    email,
    givenName,
    familyName,
    licensed: true,
    ...{ readsHistory: true, readsAttendees: false },
  }
}

export function newMeetingId(state: State): string {
  const id = String(randomInt(100_000_000, 1_000_000_000))
  return state.meetings.some((meeting) => meeting.id === id) ? newMeetingId(state) : id
}

export function newSessionId(): string {
  return randomDigits(10)
}

/** As in the address of a shared recording. */
export function newShareToken(): string {
  return randomBytes(32).toString('hex')
}

/** Tokens are kilobytes long, as GoTo's are. */
export function newLongToken(): string {
  return `eyJ${randomBytes(1200).toString('base64url')}`
}

export function issueGrant(state: State, accountKey: string): Grant {
  const grant = {
    accountKey,
    refreshToken: newLongToken(),
    refreshEndsAt: state.clock() + REFRESH_DAYS_MS,
    revoked: false,
  }
  state.grants.push(grant)
  return grant
}

export function issueAccess(state: State, grant: Grant): string {
  const token = newLongToken()
  state.access.set(token, { grant, endsAt: state.clock() + ACCESS_SECONDS * 1000 })
  return token
}

export function newCode(): string {
  return randomUUID()
}

function randomDigits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join('')
}
