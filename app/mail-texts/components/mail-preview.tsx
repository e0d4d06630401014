import { useMessages } from '~/i18n/locale'
import { mailTextMessages } from '../messages'

/** A mail as a page shows it: its outline, never its markup. */
export interface ShownMail {
  subject: string
  from: string
  replyTo: string | null
  blocks: { kind: string; runs: { text: string; href?: string; struck?: boolean }[] }[]
  text: string
}

export function MailPreview({ mail, note }: { mail: ShownMail; note: string }) {
  const t = useMessages(mailTextMessages)
  return (
    <section className="mail-preview" aria-label={t.preview}>
      <p className="field-hint">{note}</p>
      <div className="mail-preview-sheet">
        <dl className="mail-preview-head">
          <div>
            <dt>{t.from}</dt>
            <dd>{mail.from}</dd>
          </div>
          {mail.replyTo && (
            <div>
              <dt>{t.replyTo}</dt>
              <dd>{mail.replyTo}</dd>
            </div>
          )}
          <div>
            <dt>{t.subject}</dt>
            <dd className="mail-preview-subject">{mail.subject}</dd>
          </div>
        </dl>
        <div className="mail-preview-body">
          {mail.blocks.map((block, index) => (
            <p key={`${index} ${block.kind}`} className="mail-preview-block" data-kind={block.kind}>
              {block.runs.map((run, at) => (
                <Run key={`${at} ${run.text}`} {...run} />
              ))}
            </p>
          ))}
        </div>
      </div>
      <details className="more">
        <summary>{t.plain}</summary>
        <pre className="mail-preview-plain">{mail.text}</pre>
      </details>
    </section>
  )
}

/** Links are shown and lead nowhere: they are a person's, or made up. */
function Run({ text, href, struck }: { text: string; href?: string; struck?: boolean }) {
  if (struck) return <del>{text}</del>
  return href ? <span className="mail-preview-link">{text}</span> : text
}
