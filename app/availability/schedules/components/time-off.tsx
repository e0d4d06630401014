import { Form } from '@remix-run/react'
import type { TimeOff } from '~/availability/slots/days-off'
import { formatShortDate } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { Button, SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { CheckboxField } from '~/ui/choice-field'
import { FormErrors } from '~/ui/form-errors'
import { StatusBadge } from '~/ui/status-badge'
import { TextField } from '~/ui/text-field'
import type { TimeOffDraft, TimeOffProblem } from '../days-off-form'
import { daysOffMessages } from '../messages'

/** The host's time off: planned entries, and a form to add one. */
export function TimeOffSection({
  timeOff,
  draft,
  problem,
}: {
  timeOff: TimeOff[]
  draft: TimeOffDraft | null
  problem: TimeOffProblem | null
}) {
  const t = useMessages(daysOffMessages)
  const message = problem && t.problems[problem]
  const at = problem === 'note' ? 'note' : 'to'
  const errorsOf = (field: string) => (message && field === at ? [message] : [])
  return (
    <Section title={t.timeOff} description={t.timeOffText}>
      {timeOff.length === 0 ? (
        <p className="item-text">{t.none}</p>
      ) : (
        <ul className="items">
          {timeOff.map((entry) => (
            <Entry key={entry.id} {...entry} />
          ))}
        </ul>
      )}
      <Form method="post" className="form" noValidate key={timeOff.length}>
        <FormErrors problems={message ? [{ message, fieldId: at }] : []} />
        <div className="form-grid">
          <TextField label={t.from} id="from" name="from" type="date" defaultValue={draft?.from ?? ''} required />
          <TextField
            label={t.to}
            id="to"
            name="to"
            type="date"
            defaultValue={draft?.to ?? ''}
            errors={errorsOf('to')}
          />
        </div>
        <TextField
          label={t.note}
          hint={t.noteHint}
          id="note"
          name="note"
          defaultValue={draft?.note ?? ''}
          errors={errorsOf('note')}
          maxLength={120}
          optional
        />
        <CheckboxField
          label={t.notePublic}
          hint={t.notePublicHint}
          id="notePublic"
          name="notePublic"
          defaultChecked={draft?.notePublic ?? false}
        />
        <SubmitButton variant="primary" name="change" value="add">
          {t.add}
        </SubmitButton>
      </Form>
    </Section>
  )
}

function Entry({ id, from, to, note, notePublic, team }: TimeOff) {
  const t = useMessages(daysOffMessages)
  const reader = useReader()
  const day = (date: string) => formatShortDate(reader, Date.parse(`${date}T00:00:00Z`), 'UTC')
  const dates = t.range(day(from), day(to))
  return (
    <li className="item">
      <div className="item-words">
        <span className="item-title">{dates}</span>
        {note && <span className="item-text">{note}</span>}
        {team && <span className="item-text">{t.ofTeam[team]}</span>}
      </div>
      {note && (
        <StatusBadge tone="neutral" icon={notePublic ? 'globe' : 'person'}>
          {notePublic ? t.publicBadge : t.privateBadge}
        </StatusBadge>
      )}
      <Form method="post" preventScrollReset>
        <input type="hidden" name="change" value="remove" />
        <Button size="small" variant="quiet" name="id" value={id} aria-label={t.removeNamed(dates)}>
          {t.remove}
        </Button>
      </Form>
    </li>
  )
}
