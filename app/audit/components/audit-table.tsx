import { formatShortDate, formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { DataTable } from '~/ui/data-table'
import { LogSteps } from '~/ui/log-steps'
import { auditMessages } from '../messages'
import type { AuditEntry } from '../read-audit.server'

/** A page of the audit log, with the links to older entries. */
export function AuditTable({
  entries,
  older,
  timeZone,
}: {
  entries: AuditEntry[]
  older: string | null
  timeZone: string
}) {
  const t = useMessages(auditMessages)
  const reader = useReader()
  const when = (at: number) => `${formatShortDate(reader, at, timeZone)}, ${formatTime(reader, at, timeZone)}`
  if (entries.length === 0) return <p>{t.none}</p>
  return (
    <>
      <DataTable
        caption={t.title}
        rows={entries}
        rowKey={({ id }) => id}
        columns={[
          { id: 'what', label: t.columns.what, rowHeader: true, cell: (entry) => <What entry={entry} /> },
          { id: 'who', label: t.columns.who, cell: (entry) => whoOf(entry, t) },
          { id: 'when', label: t.columns.when, cell: ({ at }) => when(at) },
          { id: 'from', label: t.columns.from, cell: ({ network }) => network ?? t.noNetwork },
        ]}
      />
      <LogSteps older={older} />
    </>
  )
}

function What({ entry: { act, facts, account } }: { entry: AuditEntry }) {
  const t = useMessages(auditMessages)
  const role = t.roles[facts.role as keyof typeof t.roles]
  const thing = [facts.name, facts.team, facts.from, facts.to, role].filter((part) => part !== undefined && part !== '')
  return (
    <>
      {act === null ? t.otherAct : t.acts[act]}
      {thing.length > 0 && `: ${thing.join(' → ')}`}
      {account && <div className="item-text">{account.name === null ? t.formerAccount : t.account(account.name)}</div>}
    </>
  )
}

function whoOf({ actor, actorName, own }: AuditEntry, t: (typeof auditMessages)['en']): string {
  if (actor === 'operator' || actor === 'system' || actor === 'unknown') return own ? t.you : t.actors[actor]
  if (own) return t.you
  return actorName === null ? t.somebodyWhoLeft : t.actors[actor](actorName)
}
