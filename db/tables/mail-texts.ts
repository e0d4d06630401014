import type { Instant } from './columns'

/** The host's own text for one mail of an event type; empty subjects and bodies mean ours. */
export interface MailTextsTable {
  event_type_id: string
  /** Whose event type it is. */
  host_id: string
  /** `MailMoment` of app/mail-texts. */
  moment: string
  /** The reminder that it is for; '' for all mails of the moment. */
  variant: string
  locale: string
  /** With placeholders. */
  subject: string
  body: string
  updated_at: Instant
}
