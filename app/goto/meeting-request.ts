import type { ListedMeeting, MeetingRequest } from '~/booking/conferencing'

const MAX_SUBJECT_LENGTH = 100

/**
 * The body of create and update: exactly the documented fields in the documented case, UTC without milliseconds
 * (goto-api.md, section 3.1).
 *
 * @param coOrganizerKeys organizers who may start the meeting too
 */
export function meetingBody(
  { subject, marker, startsAt, endsAt }: MeetingRequest,
  coOrganizerKeys: string[] = [],
): string {
  return JSON.stringify({
    subject: markedSubject(subject, marker),
    starttime: wholeSeconds(startsAt),
    endtime: wholeSeconds(endsAt),
    passwordrequired: false,
    conferencecallinfo: 'Hybrid',
    timezonekey: '',
    meetingtype: 'scheduled',
    ...(coOrganizerKeys.length > 0 && { coorganizerKeys: coOrganizerKeys }),
  })
}

/**
 * A subject of at most 100 characters, counted as GoTo counts: after `<` and `>` are escaped. Shortened between
 * characters, never inside an escape or an emoji.
 *
 * @example markedSubject('Intro call (Ada)', 'K3F9') // 'Intro call (Ada) #K3F9'
 */
export function markedSubject(subject: string, marker: string): string {
  const ending = ` #${marker}`
  const pieces = Array.from(subject.replace(/\s+/gu, ' ').trim(), (character) => ESCAPES[character] ?? character)
  if (pieces.join('').length + ending.length <= MAX_SUBJECT_LENGTH) return pieces.join('') + ending
  let shortened = ''
  for (const piece of pieces) {
    if (shortened.length + piece.length + '…'.length + ending.length > MAX_SUBJECT_LENGTH) break
    shortened += piece
  }
  return `${shortened.trimEnd()}…${ending}`
}

const ESCAPES: Record<string, string> = { '<': '&lt;', '>': '&gt;' }

/** Matches a marker at the place where `markedSubject` puts it. */
export const MARKER_AT_END = / #[0-9A-Z]{8}$/

export function carriesMarker({ subject }: Pick<ListedMeeting, 'subject'>, marker: string): boolean {
  return subject.endsWith(`#${marker}`)
}

/** GoTo has no milliseconds. @example wholeSeconds(Date.UTC(2030, 0, 31, 9, 0, 0, 7)) // '2030-01-31T09:00:00Z' */
export function wholeSeconds(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d{3}Z$/, 'Z')
}
