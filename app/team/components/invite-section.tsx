import { Form } from '@remix-run/react'
import { formatShortDate } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { SelectField } from '~/ui/choice-field'
import { TextField } from '~/ui/text-field'
import type { Invitation } from '../invitations.server'
import { type TeamProblem, teamMessages } from '../messages'

interface Props {
  invitations: Invitation[]
  /** The reader's. */
  timeZone: string
  mayInviteManagers: boolean
  answer: { email: string; role: string; problem: TeamProblem | null; mailed: boolean } | undefined
}

export function InviteSection({ invitations, timeZone, mayInviteManagers, answer }: Props) {
  const words = useMessages(teamMessages)
  const t = words.members
  const reader = useReader()
  const roles = mayInviteManagers ? (['member', 'manager'] as const) : (['member'] as const)
  const problem = answer?.problem ?? null
  return (
    <Section title={t.invite} description={t.inviteText}>
      {answer && !problem && (
        <Alert tone={answer.mailed ? 'success' : 'info'}>{(answer.mailed ? t.sent : t.notMailed)(answer.email)}</Alert>
      )}
      <Form method="post" className="form" noValidate key={answer && !problem ? answer.email : 'invite'}>
        <TextField
          label={t.email}
          id="invite-email"
          name="email"
          type="email"
          autoComplete="off"
          defaultValue={problem ? answer?.email : ''}
          errors={problem ? [t.problems[problem]] : []}
          required
        />
        <SelectField
          label={t.role}
          hint={t.roleHint}
          id="invite-role"
          name="role"
          defaultValue={problem ? answer?.role : 'member'}
          choices={roles.map((role) => ({ value: role, label: words.roles[role] }))}
        />
        <SubmitButton variant="primary" name="send" value="invitation">
          {t.send}
        </SubmitButton>
      </Form>
      {invitations.length > 0 && (
        <div className="admin-stack">
          <h3>{t.open}</h3>
          <ul className="plain-list">
            {invitations.map(({ id, email, role, expiresAt }) => (
              <li key={id} className="list-head">
                <span>
                  {email} · {words.roles[role]} · {t.until(formatShortDate(reader, expiresAt, timeZone))}
                </span>
                <Form method="post" action={`/admin/team/invitations/${id}/withdrawal`}>
                  <SubmitButton size="small" variant="quiet" aria-label={t.withdrawNamed(email)}>
                    {t.withdraw}
                  </SubmitButton>
                </Form>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  )
}
