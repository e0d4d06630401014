import { Form } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { ButtonLink, SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { CheckboxField } from '~/ui/choice-field'
import { PageHeader } from '~/ui/page-header'
import { TextField } from '~/ui/text-field'
import type { Invitation } from '../invitations.server'
import { teamMessages } from '../messages'

interface Props {
  invitations: Invitation[]
  typed: string
  problem: 'name' | 'in_a_team' | null
}

/** For a host without a team: open invitations, and a form to create a team. */
export function TeamStart({ invitations, typed, problem }: Props) {
  const words = useMessages(teamMessages)
  const t = words.start
  return (
    <>
      <PageHeader title={words.title} description={t.description} />
      {invitations.map(({ id, inviterName, teamName }) => (
        <Alert
          key={id}
          tone="info"
          title={t.invited}
          actions={<ButtonLink to={`/admin/team/invitations/${id}`}>{t.open}</ButtonLink>}
        >
          {t.invitation(inviterName, teamName)}
        </Alert>
      ))}
      <Section title={t.title} description={t.text}>
        <Form method="post" className="form" noValidate>
          <TextField
            label={t.name}
            hint={t.nameHint}
            name="name"
            id="team-name"
            defaultValue={typed}
            errors={problem ? [words.members.problems[problem]] : []}
            required
            maxLength={80}
          />
          <CheckboxField label={words.consent.sharing} hint={words.consent.sharingHint} name="sharesGoto" />
          <SubmitButton variant="primary">{t.create}</SubmitButton>
        </Form>
      </Section>
    </>
  )
}
