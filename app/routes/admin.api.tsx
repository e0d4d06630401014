import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { apiKeyName, createApiKey, listApiKeys } from '~/accounts/api-keys.server'
import { accountMessages } from '~/accounts/messages'
import { requireHost } from '~/accounts/require-host.server'
import { readFormData } from '~/http/read-form-data.server'
import { formatShortDate } from '~/i18n/dates'
import { useLocale, useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { ButtonLink, SubmitButton } from '~/ui/button'
import { CopyButton } from '~/ui/copy-button'
import { type Column, DataTable } from '~/ui/data-table'
import { PageHeader } from '~/ui/page-header'
import { TextField } from '~/ui/text-field'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  return { keys: await listApiKeys(context.db, host.id), timeZone: host.timeZone }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const t = accountMessages[host.locale]
  const typed = String((await readFormData(request)).get('name') ?? '')
  const name = apiKeyName.safeParse(typed)
  if (!name.success) {
    const problem = typed.trim() === '' ? t.problems.key_name_missing : t.problems.key_name_unfit
    return data({ key: null, typed, problem }, { status: 400 })
  }
  const result = await createApiKey(context.db, { hostId: host.id, name: name.data }, context.now)
  if (!result.ok) return data({ key: null, typed, problem: t.apiKeys.tooMany }, { status: 409 })
  return { key: result.key, typed: '', problem: null }
}

type Key = ReturnType<typeof useLoaderData<typeof loader>>['keys'][number]

export default function ApiKeys() {
  const { keys, timeZone } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { apiKeys: t } = useMessages(accountMessages)
  const locale = useLocale()
  const date = (instant: number | null) => (instant === null ? t.neverUsed : formatShortDate(locale, instant, timeZone))
  const columns: Column<Key>[] = [
    { id: 'name', label: t.columns.name, rowHeader: true, cell: ({ name }) => name },
    { id: 'key', label: t.columns.key, cell: ({ hint }) => <code>{`${hint}…`}</code> },
    { id: 'created', label: t.columns.created, cell: ({ createdAt }) => date(createdAt) },
    { id: 'lastUsed', label: t.columns.lastUsed, cell: ({ lastUsedAt }) => date(lastUsedAt) },
    {
      id: 'actions',
      label: t.columns.actions,
      actions: true,
      cell: ({ id, name }) => (
        <ButtonLink size="small" variant="quiet" to={`/admin/api/${id}/revocation`} aria-label={t.revokeNamed(name)}>
          {t.revoke}
        </ButtonLink>
      ),
    },
  ]
  return (
    <>
      <PageHeader title={t.title} description={t.explain} />
      {answer?.key && (
        <Alert tone="success" title={t.newTitle}>
          <p>{t.newExplain}</p>
          <CopyButton value={answer.key} label={t.newLabel} field />
        </Alert>
      )}
      <Form method="post" className="form section-body" noValidate key={answer?.key ?? 'form'}>
        <TextField
          label={t.name}
          hint={t.nameHint}
          id="key-name"
          name="name"
          defaultValue={answer?.typed ?? ''}
          errors={answer?.problem ? [answer.problem] : []}
          required
          maxLength={60}
        />
        <SubmitButton variant="primary">{t.create}</SubmitButton>
      </Form>
      {keys.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <DataTable caption={t.title} columns={columns} rows={keys} rowKey={({ id }) => id} />
      )}
      <p>
        <a href="/api/v1/openapi.json">{t.documentation}</a>
      </p>
    </>
  )
}
