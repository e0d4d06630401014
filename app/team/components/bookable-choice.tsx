import { Form } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { RadioField } from '~/ui/choice-field'
import type { Bookable } from '../bookable.server'
import { bookedTeamMessages } from '../messages'

/** Each member's own decision about being booked through the team's page. */
export function BookableChoice({ bookable }: { bookable: Bookable }) {
  const t = useMessages(bookedTeamMessages).bookable
  return (
    <Section title={t.title} description={t.text}>
      <Form method="post" action="/admin/team/bookable" className="form">
        <RadioField
          label={t.title}
          id="bookable"
          name="bookable"
          defaultValue={bookable}
          choices={(['yes', 'paused', 'no'] as const).map((value) => ({ value, label: t.choices[value] }))}
        />
        <SubmitButton>{t.save}</SubmitButton>
      </Form>
    </Section>
  )
}
