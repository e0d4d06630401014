import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { apiKeyName, createApiKey, listApiKeys } from '~/accounts/api-keys.server'
import { API_SCOPES } from '~/accounts/api-scopes'
import { RevokeAllKeys } from '~/accounts/components/keys-after-password'
import { accountMessages, securityMessages } from '~/accounts/messages'
import { deviceOfRequest } from '~/http/begin-session.server'
import { readFormData } from '~/http/read-form-data.server'
import { requireConfirmed } from '~/http/require/require-confirmed.server'
import { requireHost } from '~/http/require/require-host.server'
import { formatShortDate } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { DAY_MS } from '~/time/units'
import { Alert } from '~/ui/alert'
import { ButtonLink, SubmitButton } from '~/ui/button'
import { CheckboxField, SelectField } from '~/ui/choice-field'
import { CopyButton } from '~/ui/copy-button'
import { type Column, DataTable } from '~/ui/data-table'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { TextField } from '~/ui/text-field'

export const meta = privatePage(accountMessages, (t) => t.apiKeys.title)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  return { keys: await listApiKeys(context.db, host.id), timeZone: host.timeZone }
}

export async function action({ request: sent, context }: ActionFunctionArgs) {
  const { host, request } = await requireConfirmed(sent, context, 'create_key')
  const t = accountMessages[host.locale]
  const form = await readFormData(request, { once: ['name', 'days'], repeated: { scopes: API_SCOPES.length } })
  const typed = String(form.get('name') ?? '')
  const name = apiKeyName.safeParse(typed)
  if (!name.success) {
    const problem = typed.trim() === '' ? t.problems.key_name_missing : t.problems.key_name_unfit
    return data({ key: null, typed, problem }, { status: 400 })
  }
  const scopes = API_SCOPES.filter((scope) => form.getAll('scopes').includes(scope))
  if (scopes.length === 0) return data({ key: null, typed, problem: t.apiKeys.noScope }, { status: 400 })
  const days = LIFETIMES_DAYS.find((choice) => String(choice) === form.get('days')) ?? 0
  const expiresAt = days === 0 ? null : context.now + days * DAY_MS
  const result = await createApiKey(
    context,
    { hostId: host.id, name: name.data, scopes, expiresAt, device: deviceOfRequest(request, context) },
    context.now,
  )
  if (!result.ok) return data({ key: null, typed, problem: t.apiKeys.tooMany }, { status: 409 })
  context.outbox.wake()
  return { key: result.key, typed: '', problem: null }
}

/** 0: for ever. */
const LIFETIMES_DAYS = [0, 30, 90, 365] as const

type Key = ReturnType<typeof useLoaderData<typeof loader>>['keys'][number]

export default function ApiKeys() {
  const { keys, timeZone } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { apiKeys: t } = useMessages(accountMessages)
  const { keysAfter: security } = useMessages(securityMessages)
  const [query] = useSearchParams()
  const reader = useReader()
  const date = (instant: number | null) => (instant === null ? t.neverUsed : formatShortDate(reader, instant, timeZone))
  const columns: Column<Key>[] = [
    { id: 'name', label: t.columns.name, rowHeader: true, cell: ({ name }) => name },
    { id: 'key', label: t.columns.key, cell: ({ hint }) => <code>{`${hint}…`}</code> },
    { id: 'scopes', label: t.columns.scopes, cell: ({ scopes }) => scopes.map((scope) => t.scopes[scope]).join(', ') },
    { id: 'created', label: t.columns.created, cell: ({ createdAt }) => date(createdAt) },
    { id: 'lastUsed', label: t.columns.lastUsed, cell: ({ lastUsedAt }) => date(lastUsedAt) },
    {
      id: 'ends',
      label: t.columns.ends,
      cell: ({ expiresAt }) => (expiresAt === null ? t.neverEnds : date(expiresAt)),
    },
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
      {query.get('done') === 'revoked' && <Alert tone="success">{security.revoked}</Alert>}
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
        <fieldset className="field">
          <legend className="field-label">{t.scopesTitle}</legend>
          {API_SCOPES.map((scope) => (
            <CheckboxField
              key={scope}
              id={`scope-${scope}`}
              label={t.scopeNames[scope]}
              name="scopes"
              value={scope}
              defaultChecked
            />
          ))}
        </fieldset>
        <SelectField
          label={t.ends}
          id="key-days"
          name="days"
          defaultValue="0"
          choices={LIFETIMES_DAYS.map((days) => ({ value: String(days), label: t.endsAfter[days] }))}
        />
        <SubmitButton variant="primary">{t.create}</SubmitButton>
      </Form>
      {keys.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <>
          <DataTable caption={t.title} columns={columns} rows={keys} rowKey={({ id }) => id} />
          {keys.length > 1 && <RevokeAllKeys />}
        </>
      )}
      <p>
        <a href="/api/v1/docs">{t.documentation}</a>
      </p>
    </>
  )
}
