import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import type { AppContext } from '~/http/context.server'
import { notFound } from '~/http/not-found'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireOperator } from '~/http/require/require-operator.server'
import { formatShortDate } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { TenantConnections, TenantState } from '~/operator/components/tenant-state'
import { operatorMessages } from '~/operator/messages'
import { changeQuarantine, type QuarantineStep, readComplaints } from '~/operator/quarantine.server'
import { changeQuotas, readQuota } from '~/operator/quotas.server'
import { readTenant, suspendTenant, type Tenant } from '~/operator/tenants.server'
import { ButtonLink, SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { TextField } from '~/ui/text-field'

export const meta = privatePage(operatorMessages, (t, data: SerializeFrom<typeof loader>) =>
  t.tenant.title(data.tenant.name),
)

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { operator } = await requireOperator(request, context)
  const tenant = await readTenant(context.db, params.id ?? '', context.now)
  if (!tenant) throw notFound()
  return {
    timeZone: operator.timeZone,
    own: operator.id === tenant.id,
    tenant,
    complaints: await readComplaints(context.db, tenant.id, context.now),
  }
}

/** Suspends the tenant, or resumes it. Operators cannot suspend themselves. */
export async function action({ request: sentRequest, context, params }: ActionFunctionArgs) {
  const { operator, request } = await requireOperator(sentRequest, context)
  const id = params.id ?? ''
  const form = await readFormData(request, { once: ['step', 'bookingsPerDay', 'mailsPerDay'] })
  const step = form.get('step')
  const stopping = STOPPING.find((one) => one === step)
  if (stopping) return stopMails(context, { id, operatorId: operator.id, step: stopping })
  if (step === 'quotas') return saveQuotasOf(context, { id, operatorId: operator.id }, form)
  if ((step !== 'suspend' && step !== 'resume') || id === operator.id) throw new Response(null, { status: 400 })
  const known = await suspendTenant(
    context.db,
    { id, operatorId: operator.id, suspend: step === 'suspend' },
    context.now,
  )
  if (!known) throw notFound()
  return redirect(`/operator/tenants/${id}`)
}

const STOPPING: QuarantineStep[] = ['stop', 'release', 'discard']

async function stopMails(
  { db, now, outbox }: Pick<AppContext, 'db' | 'now' | 'outbox'>,
  change: { id: string; operatorId: string; step: QuarantineStep },
) {
  if (!(await changeQuarantine(db, change, now))) throw notFound()
  outbox.wake()
  return redirect(`/operator/tenants/${change.id}`)
}

async function saveQuotasOf(
  { db, now }: Pick<AppContext, 'db' | 'now'>,
  who: { id: string; operatorId: string },
  form: FormData,
) {
  const typed = QUOTAS.map((name) => String(form.get(name) ?? '').slice(0, 20))
  const [bookingsPerDay, mailsPerDay] = typed.map(readQuota)
  if (bookingsPerDay === undefined || mailsPerDay === undefined)
    return data(
      { typed, unfit: QUOTAS.filter((_, index) => readQuota(typed[index] ?? '') === undefined) },
      { status: 400 },
    )
  if (!(await changeQuotas(db, { ...who, quotas: { bookingsPerDay, mailsPerDay } }, now))) throw notFound()
  return redirect(`/operator/tenants/${who.id}`)
}

const QUOTAS = ['bookingsPerDay', 'mailsPerDay'] as const

export default function TenantPage() {
  const { tenant, own, timeZone } = useLoaderData<typeof loader>()
  const { tenant: t } = useMessages(operatorMessages)
  const words = useMessages(operatorMessages)
  const reader = useReader()
  return (
    <>
      <PageHeader title={tenant.name} back={{ to: '/operator', label: words.nav.tenants }} />
      <p>
        <TenantState tenant={tenant} />
      </p>
      <Section title={t.facts}>
        <Facts tenant={tenant} />
        <div className="actions">
          <ButtonLink to={`/operator/log?account=${tenant.id}`}>{t.log}</ButtonLink>
        </div>
      </Section>
      <MailSection />
      <QuotaSection tenant={tenant} />
      <Section title={t.suspension} description={t.suspendText}>
        {own ? (
          <p>{t.own}</p>
        ) : (
          <Form method="post" className="form">
            {tenant.suspendedAt !== null && <p>{t.suspended(formatShortDate(reader, tenant.suspendedAt, timeZone))}</p>}
            <div className="actions">
              {tenant.suspendedAt === null ? (
                <SubmitButton variant="danger" name="step" value="suspend">
                  {t.suspend}
                </SubmitButton>
              ) : (
                <SubmitButton name="step" value="resume">
                  {t.resume}
                </SubmitButton>
              )}
            </div>
          </Form>
        )}
      </Section>
    </>
  )
}

function MailSection() {
  const { tenant, complaints, timeZone } = useLoaderData<typeof loader>()
  const { tenant: t } = useMessages(operatorMessages)
  const reader = useReader()
  const { quarantine } = tenant
  return (
    <Section title={t.mails} description={t.mailsText}>
      <p>{t.complaints(complaints.bounce, complaints.report)}</p>
      {quarantine && <p>{t.causes[quarantine.cause](formatShortDate(reader, quarantine.beganAt, timeZone))}</p>}
      <Form method="post" className="actions">
        {quarantine ? (
          <>
            <SubmitButton name="step" value="release">
              {t.release}
            </SubmitButton>
            <SubmitButton variant="danger" name="step" value="discard">
              {t.discard}
            </SubmitButton>
          </>
        ) : (
          <SubmitButton variant="danger" name="step" value="stop">
            {t.stop}
          </SubmitButton>
        )}
      </Form>
    </Section>
  )
}

function QuotaSection({ tenant: { quotas } }: { tenant: Tenant }) {
  const { tenant: t } = useMessages(operatorMessages)
  const refused = useActionData<typeof action>()
  return (
    <Section title={t.quotas} description={t.quotasText}>
      <Form method="post" className="form" noValidate>
        {QUOTAS.map((name, index) => (
          <TextField
            key={name}
            label={t[name]}
            id={name}
            name={name}
            inputMode="numeric"
            maxLength={7}
            defaultValue={refused?.typed[index] ?? String(quotas[name] ?? '')}
            errors={refused?.unfit.includes(name) ? [t.quotaUnfit] : []}
          />
        ))}
        <SubmitButton name="step" value="quotas">
          {t.save}
        </SubmitButton>
      </Form>
    </Section>
  )
}

function Facts({ tenant }: { tenant: Tenant }) {
  const words = useMessages(operatorMessages)
  const { tenant: t, tenants } = words
  const { timeZone } = useLoaderData<typeof loader>()
  const reader = useReader()
  const date = (at: number | null) => (at === null ? tenants.never : formatShortDate(reader, at, timeZone))
  const role = tenant.team && t.roles[tenant.team.role as keyof typeof t.roles]
  return (
    <dl className="facts">
      {!tenant.isTeam && <Fact name={t.email}>{tenant.email}</Fact>}
      <Fact name={t.page}>
        <a href={`/${tenant.handle}`}>{`/${tenant.handle}`}</a>
      </Fact>
      {tenant.team && <Fact name={t.team}>{`${tenant.team.name} (${role})`}</Fact>}
      <Fact name={tenants.columns.created}>{date(tenant.createdAt)}</Fact>
      <Fact name={tenants.columns.seen}>{date(tenant.lastSeenAt)}</Fact>
      <Fact name={tenants.columns.connections}>
        <TenantConnections tenant={tenant} />
      </Fact>
      {(Object.keys(t.counts) as (keyof Tenant['counts'])[]).map((name) => (
        <Fact key={name} name={t.counts[name]}>
          {tenant.counts[name]}
        </Fact>
      ))}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
