import type { Locale } from '~/i18n/locale'
import { ActionWithAddress, Line, MailLayout, Small } from './layout'
import { mailMessages } from './messages'

interface Props {
  locale: Locale
  name: string
  subject: string
  text: string
  button: string
  url: string
  small?: string
}

/** The layout of mails about an account: the subject matter, one button, and its address for mail programs without buttons. */
export function AccountMessage({ locale, name, subject, text, button, url, small }: Props) {
  const t = mailMessages[locale]
  return (
    <MailLayout locale={locale} preview={text} heading={subject} foot={t.accountFoot}>
      {name && <Line>{t.hello(name)}</Line>}
      <Line>{text}</Line>
      <ActionWithAddress href={url}>{button}</ActionWithAddress>
      {small && <Small>{small}</Small>}
    </MailLayout>
  )
}
