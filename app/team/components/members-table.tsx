import { Form } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { ButtonLink, SubmitButton } from '~/ui/button'
import { type Column, DataTable } from '~/ui/data-table'
import { teamMessages } from '../messages'
import { may, mayRemove, type Role } from '../permissions'
import type { Member } from '../team'

/** The members of the team, with the actions that the reader's role allows. */
export function MembersTable({ members, own }: { members: Member[]; own: { id: string; role: Role } }) {
  const words = useMessages(teamMessages)
  const t = words.members
  const columns: Column<Member>[] = [
    {
      id: 'name',
      label: t.columns.name,
      rowHeader: true,
      cell: ({ id, name }) => (id === own.id ? `${name} (${t.you})` : name),
    },
    { id: 'email', label: t.columns.email, cell: ({ email }) => email },
    { id: 'role', label: t.columns.role, cell: ({ role }) => words.roles[role] },
    {
      id: 'sharing',
      label: t.columns.sharing,
      cell: ({ sharesGoto }) => (sharesGoto ? t.sharing.yes : t.sharing.no),
    },
    { id: 'actions', label: t.columns.actions, actions: true, cell: (member) => <Actions member={member} own={own} /> },
  ]
  return <DataTable caption={t.columns.name} columns={columns} rows={members} rowKey={({ id }) => id} />
}

function Actions({ member: { id, name, role }, own }: { member: Member; own: { id: string; role: Role } }) {
  const t = useMessages(teamMessages).members
  if (id === own.id) return null
  const otherRole = role === 'manager' ? 'member' : 'manager'
  const change = otherRole === 'manager' ? t.makeManager : t.makeMember
  return (
    <>
      {may(own.role, 'change-role') && role !== 'owner' && (
        <Form method="post" action={`/admin/team/members/${id}/role`}>
          <SubmitButton size="small" variant="quiet" name="role" value={otherRole} aria-label={t.named(change, name)}>
            {change}
          </SubmitButton>
        </Form>
      )}
      {may(own.role, 'hand-over') && role !== 'owner' && (
        <ButtonLink
          size="small"
          variant="quiet"
          to={`/admin/team/members/${id}/handover`}
          aria-label={t.named(t.handOver, name)}
        >
          {t.handOver}
        </ButtonLink>
      )}
      {mayRemove(own.role, role) && (
        <ButtonLink
          size="small"
          variant="quiet"
          to={`/admin/team/members/${id}/removal`}
          aria-label={t.named(t.remove, name)}
        >
          {t.remove}
        </ButtonLink>
      )}
    </>
  )
}
