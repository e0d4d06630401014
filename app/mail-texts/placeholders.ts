/** The moments for which a host can write a text. Each is a kind of mail to the attendee; a reminder can also go to the host. */
export const MAIL_MOMENTS = ['confirmed', 'reminder', 'rescheduled', 'cancelled', 'declined', 'follow-up'] as const
export type MailMoment = (typeof MAIL_MOMENTS)[number]

interface Placeholder {
  /** Moments that know it; missing: all of them. */
  moments?: readonly MailMoment[]
  /** Long texts and addresses are not for a subject. */
  subject: boolean
}

/**
 * Every placeholder; `answer.ID` stands for the answer to one question of the event type. What each becomes is in
 * `emails/host-text.tsx`, what it means in `mail-text-messages.ts`; the compiler asks for both.
 */
const PLACEHOLDERS = {
  'attendee.name': { subject: true },
  'attendee.first_name': { subject: true },
  'attendee.email': { subject: false },
  'host.name': { subject: true },
  'host.first_name': { subject: true },
  'host.email': { subject: false },
  'team.name': { subject: true },
  event_type: { subject: true },
  when: { subject: true },
  date: { subject: true },
  time: { subject: true },
  time_zone: { subject: true },
  duration: { subject: true },
  starts_in: { subject: true, moments: ['reminder'] },
  old_when: { subject: true, moments: ['rescheduled'] },
  reason: { subject: false, moments: ['rescheduled', 'cancelled', 'declined'] },
  location: { subject: false, moments: ['confirmed', 'reminder', 'rescheduled'] },
  join_url: { subject: false, moments: ['confirmed', 'reminder', 'rescheduled'] },
  manage_url: { subject: false },
  book_again_url: { subject: false },
  answers: { subject: false },
  notes: { subject: false },
} as const satisfies Record<string, Placeholder>

export type PlaceholderName = keyof typeof PLACEHOLDERS

export const PLACEHOLDER_NAMES = Object.keys(PLACEHOLDERS) as PlaceholderName[]

const ANSWER = 'answer.'

/** @example answerPlaceholder('q1') // 'answer.q1' */
export function answerPlaceholder(questionId: string): string {
  return `${ANSWER}${questionId}`
}

/** The question whose answer a placeholder stands for; null for other placeholders. */
export function questionOfPlaceholder(name: string): string | null {
  return name.startsWith(ANSWER) ? name.slice(ANSWER.length) : null
}

export function isPlaceholderName(name: string): name is PlaceholderName {
  return Object.hasOwn(PLACEHOLDERS, name)
}

/** Names that a moment's text may contain, for the page. */
export function placeholdersAt(moment: MailMoment): PlaceholderName[] {
  return PLACEHOLDER_NAMES.filter((name) => knows(moment, name))
}

export function knows(moment: MailMoment, name: PlaceholderName): boolean {
  const { moments } = PLACEHOLDERS[name] as Placeholder
  return moments === undefined || moments.includes(moment)
}

/** Whether it may stand in a subject. */
export function fitsSubject(name: PlaceholderName): boolean {
  return PLACEHOLDERS[name].subject
}
