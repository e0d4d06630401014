import { localeOrDefault } from '~/i18n/locale'
import { mailMessages } from './messages'
import type { OutgoingMail } from './outgoing-mail'

const STYLE = 'color:#5b665f;font-size:13px;line-height:20px;margin:16px auto 0;max-width:560px;text-align:center'

/** The mail with a link to report it at its end: for readers who have no account, and perhaps never asked for it. */
export function withReportLink(mail: OutgoingMail, url: string, language: string): OutgoingMail {
  const t = mailMessages[localeOrDefault(language.split('-')[0])]
  const foot = `<p class="muted" style="${STYLE}"><a class="link" href="${url}" style="color:inherit">${t.report}</a></p>`
  const end = mail.html.lastIndexOf('</body>')
  return {
    ...mail,
    text: `${mail.text.trimEnd()}\n\n${t.report}: ${url}\n`,
    html: end < 0 ? mail.html + foot : mail.html.slice(0, end) + foot + mail.html.slice(end),
  }
}
