import { Form } from '@remix-run/react'
import { formatShortDate } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { Button } from '~/ui/button'
import { Section } from '~/ui/card'
import type { TeamAbsence } from '../absences.server'
import { bookedTeamMessages } from '../messages'

/** The absences that are not over, each of which can be taken back. @param named whose it is; for those who manage the team */
export function AbsenceList({ absences, named }: { absences: TeamAbsence[]; named: boolean }) {
  const t = useMessages(bookedTeamMessages).absence
  const reader = useReader()
  if (absences.length === 0) return null
  const day = (date: string) => formatShortDate(reader, Date.parse(`${date}T00:00:00Z`), 'UTC')
  return (
    <Section title={t.entered} description={t.enteredText}>
      <ul className="items">
        {absences.map(({ id, hostId, name, from, to, ownPage }) => {
          const dates = from === to ? day(from) : t.range(day(from), day(to))
          const title = named ? `${name}: ${dates}` : dates
          return (
            <li key={id} className="item">
              <div className="item-words">
                <span className="item-title">{title}</span>
                <span className="item-text">{ownPage ? t.ownPageToo : t.teamOnly}</span>
              </div>
              <Form method="post">
                <input type="hidden" name="member" value={hostId} />
                <Button size="small" variant="quiet" name="end" value={id} aria-label={t.endNamed(title)}>
                  {t.end}
                </Button>
              </Form>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
