import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { DnsLines } from '~/accounts/components/dns-lines'
import { sendingAddressMessages } from '~/accounts/sending-address/messages'
import {
  askForSendingAddress,
  readSendingAddress,
  type SendingAddress,
} from '~/accounts/sending-address/sending-address.server'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireSenderOwner } from '~/http/require/require-sender-owner.server'
import { showAgain } from '~/http/shown-again'
import { formatShortDate, formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { MAX_TYPED_ADDRESS_LENGTH } from '~/security/email-address'
import { Alert } from '~/ui/alert'
import { ButtonLink, SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { TextField } from '~/ui/text-field'

export const meta = privatePage(sendingAddressMessages, (t) => t.title)

/** The own address that mails to attendees come from: the host's, or, below the team's address, the team's. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { owner, person, ofTeam } = await requireSenderOwner(request, context)
  const { offered, address, present } = await readSendingAddress(context, owner.id)
  const done = new URL(request.url).searchParams.get('done')
  const { timeZone } = person
  const service = context.env.MAIL_FROM.address
  return { ofTeam, path: owner.path, offered, address, done, timeZone, service, present: present ?? service }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { owner, person } = await requireSenderOwner(request, context)
  const form = await readFormData(request, { once: ['address'] })
  const typed = String(form.get('address') ?? '')
  const result = await askForSendingAddress(context, { owner, personId: person.id, typed }, context.now)
  if (result.ok) return redirect(`${owner.path}/address?done=asked`)
  const shown = showAgain({ typed }).typed.typed ?? ''
  const lines = result.reason === 'refuses_unsigned' ? result.lines : null
  const status = result.reason === 'too_often' || result.reason === 'mailbox_full' ? 429 : 400
  return data({ typed: shown, reason: result.reason, lines }, { status })
}

export default function SendingAddressPage() {
  const { ofTeam, path, offered, address, done, timeZone, service, present } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(sendingAddressMessages)
  const news = done !== null && Object.hasOwn(t.done, done) ? t.done[done as keyof typeof t.done] : null
  return (
    <>
      <PageHeader
        title={ofTeam ? t.ofTeam : t.title}
        description={t.description(service)}
        back={{ to: path, label: t.back }}
      />
      {news && !refused && <Alert tone={done === 'too-soon' ? 'info' : 'success'}>{news}</Alert>}
      {!offered && <Alert tone="info">{t.notOffered}</Alert>}
      {address && <Present {...{ path, address, offered, present, timeZone }} />}
      {offered && (
        <Section title={address ? t.another : t.choose} description={t.chooseHint}>
          <Form method="post" className="form">
            <TextField
              id="address"
              name="address"
              label={t.address}
              type="email"
              autoComplete="email"
              maxLength={MAX_TYPED_ADDRESS_LENGTH}
              defaultValue={refused?.typed ?? ''}
              errors={refused ? [t.refused[refused.reason]] : []}
            />
            <SubmitButton variant={address ? 'secondary' : 'primary'}>{t.ask}</SubmitButton>
          </Form>
          {refused?.lines && <DnsLines lines={refused.lines} />}
        </Section>
      )}
    </>
  )
}

interface PresentProps {
  path: string
  address: SendingAddress
  offered: boolean
  /** From which mails come until the address is in use: the one before, or the service's. */
  present: string
  timeZone: string
}

/** The address that there is: whether mails come from it, what is missing, and its DNS lines. */
function Present({ path, address, offered, present, timeZone }: PresentProps) {
  const reader = useReader()
  const t = useMessages(sendingAddressMessages)
  const { state } = t
  const when = `${formatShortDate(reader, address.checkedAt, timeZone)}, ${formatTime(reader, address.checkedAt, timeZone)}`
  const isMissingLines = address.lines.some(({ finding }) => finding !== 'right')
  const text = address.inUse ? state.inUse : address.refusal !== null ? state.refused : state.notYet(present)
  return (
    <Section title={address.address} description={t.checked(when)}>
      <Alert tone={address.inUse ? 'success' : 'warning'}>
        <p>{text}</p>
        {address.refusal !== null && <p>{address.refusal}</p>}
        {offered && !address.inUse && (!address.proven || isMissingLines) && (
          <ul>
            {!address.proven && <li>{state.unproven}</li>}
            {isMissingLines && <li>{state.linesMissing}</li>}
          </ul>
        )}
      </Alert>
      <DnsLines lines={address.lines} />
      <div className="actions">
        {offered && (
          <Form method="post" action={`${path}/address/check`}>
            <SubmitButton variant="primary">{t.check}</SubmitButton>
          </Form>
        )}
        <ButtonLink to={`${path}/address/removal`}>{t.remove}</ButtonLink>
      </div>
    </Section>
  )
}
