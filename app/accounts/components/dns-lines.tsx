import { useMessages } from '~/i18n/locale'
import { CopyButton } from '~/ui/copy-button'
import { DataTable } from '~/ui/data-table'
import { type BadgeTone, StatusBadge } from '~/ui/status-badge'
import type { DnsLine } from '../sending-address/dns-line'
import { sendingAddressMessages } from '../sending-address/messages'

/** The lines for a domain's DNS, each with what was found there. */
export function DnsLines({ lines }: { lines: DnsLine[] }) {
  const t = useMessages(sendingAddressMessages)
  if (lines.length === 0) return null
  return (
    <>
      <p>{t.lines.intro}</p>
      <DataTable
        caption={t.lines.caption}
        rows={lines}
        rowKey={({ name, part }) => `${part} ${name}`}
        columns={[
          { id: 'name', label: t.lines.name, rowHeader: true, cell: ({ part, name }) => <Named {...{ part, name }} /> },
          { id: 'type', label: t.lines.type, cell: ({ type }) => type },
          { id: 'value', label: t.lines.value, cell: (line) => <Value {...line} /> },
          { id: 'state', label: t.lines.state, cell: (line) => <State {...line} /> },
        ]}
      />
    </>
  )
}

function Named({ part, name }: Pick<DnsLine, 'part' | 'name'>) {
  const t = useMessages(sendingAddressMessages)
  return (
    <>
      {t.parts[part]}
      <br />
      <code>{name}</code>
    </>
  )
}

function Value({ value, finding }: DnsLine) {
  const t = useMessages(sendingAddressMessages)
  return (
    <>
      <code>{value}</code>
      {finding !== 'right' && finding !== 'dmarc_unaligned' && (
        <div>
          <CopyButton value={value} label={t.lines.copy} size="small" variant="quiet" />
        </div>
      )}
    </>
  )
}

function State({ finding, found }: DnsLine) {
  const t = useMessages(sendingAddressMessages)
  const [tone, word] = stateOf(finding, t.lines)
  return (
    <>
      <StatusBadge tone={tone}>{word}</StatusBadge>
      <p>{t.findings[finding]}</p>
      {found !== null && <p>{t.lines.found(found)}</p>}
    </>
  )
}

function stateOf(
  finding: DnsLine['finding'],
  words: Record<'right' | 'open' | 'waits' | 'wrong', string>,
): [BadgeTone, string] {
  if (finding === 'right') return ['success', words.right]
  if (finding === 'dmarc_unaligned') return ['neutral', words.waits]
  return finding === 'unanswered' ? ['neutral', words.open] : ['warning', words.wrong]
}
