import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { findRetention } from '#db/queries/retention'
import { actingHost } from '~/booking/actor'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { MeetingsToCome } from '~/privacy/components/meetings-to-come'
import { type ErasePersonResult, erasePerson } from '~/privacy/erase-person.server'
import { findPerson, isAddress, upcomingBookingsOf } from '~/privacy/find-person.server'
import { privacyMessages } from '~/privacy/messages'
import { RETENTION_DAYS } from '~/privacy/retention'
import { emailAddress } from '~/security/plain-text'
import { Alert } from '~/ui/alert'
import { ButtonAnchor, SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { SelectField } from '~/ui/choice-field'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { TextField } from '~/ui/text-field'

export const headers = () => ({ 'Cache-Control': 'private, no-store' })

export const meta = privatePage(privacyMessages, (t) => t.title)

/** The data in the host's bookings about one address. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const query = new URL(request.url).searchParams
  const typed = query.get('address')?.trim() ?? ''
  const address = emailAddress.safeParse(typed)
  const erased = Number(query.get('erased') ?? 0)
  const page = {
    typed,
    timeZone: host.timeZone,
    erased: Number.isInteger(erased) ? erased : 0,
    keptDays: await findRetention(context.db, host.id),
    saved: query.has('saved'),
  }
  if (!address.success) return { ...page, unfit: typed !== '', person: null }
  const person = await findPerson(context.db, host.id, address.data)
  const toCome = upcomingBookingsOf(person, context.now)
  return {
    ...page,
    unfit: false,
    person: {
      address: address.data,
      attended: person.attended.length,
      guestOf: person.guestOf.length,
      toCome: toCome.map(({ id, title, starts_at, ends_at }) => ({ id, title, startsAt: starts_at, endsAt: ends_at })),
    },
  }
}

/** Erases the person if their address was typed once more. */
export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const form = await readFormData(request, { once: ['address', 'confirmation'] })
  const address = emailAddress.safeParse(form.get('address'))
  if (!address.success) throw new Response(null, { status: 400 })
  const confirmation = String(form.get('confirmation') ?? '').trim()
  if (!isAddress(confirmation, address.data))
    return data({ refused: 'not_the_same' as const, confirmation }, { status: 400 })
  const result = await erasePerson(context, { hostId: host.id, address: address.data }, actingHost(host), context.now)
  if (result.ok) return redirect(`/admin/settings/person?erased=${result.attended + result.guestOf}`)
  return data({ refused: result.reason, confirmation }, { status: 409 })
}

type Refusal = 'not_the_same' | Extract<ErasePersonResult, { ok: false }>['reason']

export default function PersonPage() {
  const { typed, unfit, person, erased, keptDays, saved } = useLoaderData<typeof loader>()
  const t = useMessages(privacyMessages)
  const nothing = person !== null && person.attended + person.guestOf === 0
  return (
    <>
      <PageHeader title={t.title} description={t.description} back={{ to: '/admin/settings', label: t.back }} />
      {saved && <Alert tone="success">{keptDays === null ? t.keeping.kept : t.keeping.saved}</Alert>}
      {erased > 0 && <Alert tone="success">{t.done(erased)}</Alert>}
      <Form method="get" className="form section-body">
        <TextField
          key={typed}
          label={t.address}
          name="address"
          type="email"
          defaultValue={typed}
          errors={unfit ? [t.notAnAddress] : []}
          required
          autoComplete="off"
          spellCheck={false}
        />
        <SubmitButton variant={person && !nothing ? 'secondary' : 'primary'}>{t.look}</SubmitButton>
      </Form>
      {nothing && <Alert tone="info">{t.nothing(person.address)}</Alert>}
      {person && !nothing && <Found person={person} />}
      {typed === '' && <Keeping keptDays={keptDays} />}
    </>
  )
}

function Keeping({ keptDays }: { keptDays: number | null }) {
  const t = useMessages(privacyMessages).keeping
  const choices = [
    { value: '', label: t.always },
    ...RETENTION_DAYS.map((days) => ({ value: String(days), label: t.periods[days] })),
  ]
  return (
    <Section title={t.title} description={t.text}>
      <Form method="get" action="/admin/settings/person/retention" className="form">
        <SelectField label={t.label} name="days" defaultValue={String(keptDays ?? '')} choices={choices} />
        <SubmitButton>{t.next}</SubmitButton>
      </Form>
    </Section>
  )
}

type PersonFound = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['person']>

function Found({ person }: { person: PersonFound }) {
  const t = useMessages(privacyMessages)
  const { address, attended, guestOf, toCome } = person
  const file = (format: string) => `/admin/settings/person/export?${new URLSearchParams({ address, format })}`
  return (
    <>
      <Section title={t.found}>
        <p>{address}</p>
        {attended > 0 && <p>{t.attended(attended)}</p>}
        {guestOf > 0 && <p>{t.invited(guestOf)}</p>}
      </Section>
      <Section title={t.exportTitle} description={t.exportText}>
        <div className="actions">
          <ButtonAnchor href={file('json')} download>
            {t.json}
          </ButtonAnchor>
          <ButtonAnchor href={file('csv')} download>
            {t.csv}
          </ButtonAnchor>
        </div>
      </Section>
      <Section title={t.eraseTitle}>
        {toCome.length > 0 ? <CancelFirst toCome={toCome} /> : <Erase person={person} />}
      </Section>
    </>
  )
}

function CancelFirst({ toCome }: Pick<PersonFound, 'toCome'>) {
  const { timeZone } = useLoaderData<typeof loader>()
  const t = useMessages(privacyMessages)
  return (
    <MeetingsToCome title={t.toCome(toCome.length)} whatToDo={t.cancelFirst} meetings={toCome} timeZone={timeZone} />
  )
}

function Erase({ person: { address, attended, guestOf } }: { person: PersonFound }) {
  const refused = useActionData<typeof action>()
  const t = useMessages(privacyMessages)
  const reason: Refusal | undefined = refused?.refused
  return (
    <>
      {attended > 0 && <p>{t.eraseGoes}</p>}
      {guestOf > 0 && <p>{t.guestsGo}</p>}
      <p>{t.eraseStays}</p>
      <p>{t.eraseElsewhere}</p>
      {reason === 'being_sent' && <Alert tone="danger">{t.beingSent}</Alert>}
      <Form method="post" className="form">
        <input type="hidden" name="address" value={address} />
        <TextField
          label={t.confirm}
          hint={t.confirmHint}
          name="confirmation"
          type="email"
          defaultValue={refused?.confirmation}
          errors={reason === 'not_the_same' ? [t.notTheSame] : []}
          required
          autoComplete="off"
          spellCheck={false}
        />
        <SubmitButton variant="danger">{t.button}</SubmitButton>
      </Form>
    </>
  )
}
