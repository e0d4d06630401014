import { Form } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { ButtonLink, SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { CheckboxField } from '~/ui/choice-field'
import { TextField } from '~/ui/text-field'
import { teamMessages } from '../messages'
import { may } from '../permissions'
import type { Membership } from '../team'

/** Settings of each member, and the owner's settings of the whole team. */
export function OwnPart({
  membership,
  saved,
  unfitName,
}: {
  membership: Membership
  saved: boolean
  /** The typed team name that was refused. */
  unfitName: string | null
}) {
  const words = useMessages(teamMessages)
  const t = words.members
  const { role, teamName, sharesGoto } = membership
  return (
    <Section title={t.own} description={t.ownText}>
      {saved && <Alert tone="success">{t.saved}</Alert>}
      <Form method="post" action="/admin/team/sharing" className="form">
        <CheckboxField
          label={words.consent.sharing}
          hint={words.consent.sharingHint}
          name="sharesGoto"
          defaultChecked={sharesGoto}
        />
        <SubmitButton>{t.save}</SubmitButton>
      </Form>
      {may(role, 'rename-team') && (
        <Form method="post" action="/admin/team/name" className="form">
          <TextField
            label={t.name}
            id="team-name"
            name="name"
            defaultValue={unfitName ?? teamName}
            errors={unfitName === null ? [] : [t.problems.name]}
            required
            maxLength={80}
          />
          <SubmitButton>{t.rename}</SubmitButton>
        </Form>
      )}
      {!may(role, 'leave-team') && <p>{t.ownerStays}</p>}
      <div className="actions">
        {may(role, 'leave-team') && <ButtonLink to="/admin/team/leaving">{t.leave}</ButtonLink>}
        {may(role, 'dissolve-team') && <ButtonLink to="/admin/team/dissolution">{t.dissolve}</ButtonLink>}
      </div>
    </Section>
  )
}
