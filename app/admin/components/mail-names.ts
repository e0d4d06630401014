import { timeText } from '~/i18n/dates'
import { useLocale, useMessages } from '~/i18n/locale'
import { timelineMessages } from '../messages'

const REMINDER = 'reminder-'

/** The names of kinds of mails in logs; a reminder's says how long before the start it is sent. */
export function useMailNames(): (mail: string) => string {
  const t = useMessages(timelineMessages)
  const locale = useLocale()
  const names: Record<string, string> = t.mails
  return (mail) => {
    if (Object.hasOwn(names, mail)) return names[mail] ?? mail
    const minutes = mail.startsWith(REMINDER) ? Number.parseInt(mail.slice(REMINDER.length), 10) : Number.NaN
    return Number.isNaN(minutes) ? mail : t.reminderBefore(timeText(locale, minutes))
  }
}
