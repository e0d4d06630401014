import { Form } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { Button, SubmitButton } from '~/ui/button'
import { DataTable } from '~/ui/data-table'
import { TextField } from '~/ui/text-field'
import type { BlockedSender, BlockSenderResult } from '../blocked-senders.server'
import { blockListMessages } from '../messages'

type Problem = Extract<BlockSenderResult, { ok: false }>['reason']

/** Who is blocked, with a form for one more. Both send `step`: `block` with `sender`, `unblock` with `id`. */
export function BlockList({
  senders,
  refused,
}: {
  senders: BlockedSender[]
  refused: { typed: string; problem: Problem } | null
}) {
  const t = useMessages(blockListMessages)
  return (
    <>
      <Form method="post" className="form" noValidate key={refused?.typed ?? senders.length}>
        <TextField
          label={t.sender}
          hint={t.hint}
          id="sender"
          name="sender"
          defaultValue={refused?.typed ?? ''}
          errors={refused ? [t.problems[refused.problem]] : []}
          maxLength={320}
          autoComplete="off"
          required
        />
        <SubmitButton variant="primary" name="step" value="block">
          {t.block}
        </SubmitButton>
      </Form>
      {senders.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <DataTable
          caption={t.title}
          rows={senders}
          rowKey={({ id }) => String(id)}
          columns={[
            { id: 'sender', label: t.columns.sender, rowHeader: true, cell: ({ value }) => value },
            { id: 'kind', label: t.columns.kind, cell: ({ kind }) => t.kinds[kind] },
            {
              id: 'actions',
              label: t.columns.actions,
              actions: true,
              cell: ({ id, value }) => (
                <Form method="post">
                  <input type="hidden" name="id" value={id} />
                  <Button size="small" variant="quiet" name="step" value="unblock" aria-label={t.unblockNamed(value)}>
                    {t.unblock}
                  </Button>
                </Form>
              ),
            },
          ]}
        />
      )}
    </>
  )
}
