import type { TemplateProblem } from './check-mail-text'

export const MAX_TEXT_SUBJECT = 150
export const MAX_TEXT_BODY = 4_000

export interface MailTextValues {
  subject: string
  body: string
}

/** What a field of a text has; both may have several. */
export type MailTextProblem =
  | { field: 'subject' | 'body'; problem: 'too_long' | 'unfit' | 'link_or_number' }
  | ({ field: 'subject' | 'body' } & TemplateProblem)

/** The query of the page of one text. @example textQuery({ moment: 'reminder', locale: 'en', variant: 'r1' }) */
export function textQuery({ moment, locale, variant }: { moment: string; locale: string; variant: string }): string {
  const which = moment === 'follow-up' ? 'mail' : 'reminder'
  return `moment=${moment}&lang=${locale}${variant === '' ? '' : `&${which}=${variant}`}`
}
