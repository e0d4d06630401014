import type { ReactNode } from 'react'
import { useMessages } from '~/i18n/locale'
import { ButtonAnchor, ButtonLink } from '~/ui/button'
import { Card, Section } from '~/ui/card'
import { CopyButton } from '~/ui/copy-button'
import { Icon } from '~/ui/icon'
import { adminMessages } from '../messages'

interface Props {
  connected: boolean
  everBooked: boolean
  timeZone: string
  publicUrl: string
}

/** The steps from a new account to the first booking; hidden when all are done. */
export function SetupChecklist({ connected, everBooked, timeZone, publicUrl }: Props) {
  const t = useMessages(adminMessages).setup
  return (
    <Card as="section">
      <h2>{t.title}</h2>
      <ol className="checklist">
        <Step done={connected} words={t.goto}>
          <ButtonLink variant="primary" size="small" to="/admin/goto">
            {t.gotoNow}
          </ButtonLink>
        </Step>
        <Step done={false} words={t.hours(timeZone.replaceAll('_', ' '))}>
          <ButtonLink size="small" to="/admin/availability">
            {t.hoursNow}
          </ButtonLink>
        </Step>
        <Step done={false} words={t.eventType}>
          <ButtonLink size="small" to="/admin/event-types">
            {t.eventTypeNow}
          </ButtonLink>
        </Step>
        <Step done={everBooked} words={t.share}>
          <ButtonAnchor size="small" href={publicUrl}>
            {t.shareNow}
          </ButtonAnchor>
        </Step>
      </ol>
    </Card>
  )
}

function Step({ done, words, children }: { done: boolean; words: string; children: ReactNode }) {
  const t = useMessages(adminMessages).setup
  return (
    <li className="checklist-step" data-done={done || undefined}>
      <Icon name={done ? 'checkCircle' : 'pending'} />
      <span>
        <span className="visually-hidden">{`${done ? t.done : t.open}: `}</span>
        {words}
      </span>
      {!done && children}
    </li>
  )
}

export function PublicLink({ url }: { url: string }) {
  const t = useMessages(adminMessages).link
  return (
    <Section title={t.title}>
      <CopyButton value={url} label={t.copy} field />
      <p>
        <a href={url}>{t.open}</a>
      </p>
    </Section>
  )
}
