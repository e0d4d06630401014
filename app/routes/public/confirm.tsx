import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { withdrawProof } from '#db/queries/address-proofs'
import { publicHost } from '~/accounts/host'
import { confirmProof, isRightCode } from '~/booking/changes/confirm-proof.server'
import { askForProofAgain, MAX_PROOF_MAILS } from '~/booking/changes/hold-time.server'
import { AttendeePage } from '~/booking/page/components/attendee-page'
import { MailedProof, SentProof } from '~/booking/page/components/proof'
import { HostsWhen, When } from '~/booking/page/components/when'
import { PROOF_KEY } from '~/booking/page/form-fields'
import { keepFrame } from '~/booking/page/frame-address'
import { withLinkParams } from '~/booking/page/link-keys'
import { bookingMessages, type ProofProblem, proofMessages } from '~/booking/page/messages'
import { redirectAfterAction } from '~/booking/page/redirect-after-action'
import { proofToken } from '~/booking/proof-links.server'
import type { AppContext } from '~/http/context.server'
import { readFormData } from '~/http/read-form-data.server'
import { readerOfRequest } from '~/http/reader-of-request.server'
import { redirect } from '~/http/redirect.server'
import { type FoundProof, requireProof } from '~/http/require/require-proof.server'
import { limitRequests, publicLocale } from '~/http/require/require-public.server'
import { useMessages } from '~/i18n/locale'
import { instantText } from '~/time/instants'
import { BrandStyle } from '~/ui/brand-style'
import { pageLocaleOf, pageTitle } from '~/ui/page-title'

export { headers } from '~/booking/page/attendee-route'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const t = proofMessages[pageLocaleOf(matches)]
  return [
    { title: data ? pageTitle(data.kind === 'mailed' ? t.byLink : t.title, data.title, data.host.name) : 'Foyer' },
    { name: 'robots', content: 'noindex' },
  ]
}

/** A time that is held until its attendee has proven their address. Reading changes nothing: mail scanners open links (S15). */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await limitRequests(context, 'page')
  const { kind, proof, host, eventType, request: held } = await requireProof(request, params.token, context)
  const query = new URL(request.url).searchParams
  return {
    ...{ kind, host: publicHost(host), title: eventType.title, email: proof.email },
    reader: readerOfRequest(request, publicLocale(request, eventType.language)),
    startsAt: proof.starts_at,
    endsAt: proof.ends_at,
    timeZone: held.attendee.timeZone,
    heldUntil: proof.held_until,
    isHeld: proof.held_until > context.now,
    withdrawn: proof.withdrawn_at !== null,
    mayMail: proof.mails < MAX_PROOF_MAILS,
    anotherTime: withLinkParams(`/${host.handle}/${eventType.slug}`, query),
  }
}

/** By the mailed link the button proves the address; where the form was sent, the code of the mail does. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  await limitRequests(context, 'create-booking')
  const found = await requireProof(request, params.token, context)
  const form = await readFormData(request, { once: ['act', 'code'] })
  if (found.kind === 'mailed') return book(request, found, context)
  switch (form.get('act')) {
    case 'again':
      return sendAgain(found, context)
    case 'change':
      return leadToForm(request, found, context)
    default: {
      const right = await isRightCode(context, found.proof, String(form.get('code') ?? ''))
      return right ? book(request, found, context) : refused(right === null ? 'codesEnded' : 'code', 400)
    }
  }
}

async function book(request: Request, { proof, host, eventType }: FoundProof, context: AppContext) {
  if (proof.withdrawn_at !== null) return refused('withdrawn', 409)
  const result = await confirmProof(context, proof, { host, eventType }, context.now)
  if (!result.ok) return refused(result.reason === 'slot_unavailable' ? 'taken' : 'refused', 409)
  context.outbox.wake()
  return redirect(redirectAfterAction(request.url, new URL(result.manageUrl).pathname, 'booked'))
}

async function sendAgain({ proof, host, eventType, request }: FoundProof, context: AppContext) {
  const result = await askForProofAgain(context, { proofId: proof.id, host, eventType, request }, context.now)
  context.outbox.wake()
  if (result.ok) return data({ problem: null, sentAgain: true })
  switch (result.reason) {
    case 'slot_unavailable':
      return refused('taken', 409)
    case 'mailed_enough':
      return refused('mailedEnough', 429)
    case 'withdrawn':
      return refused('withdrawn', 409)
    case 'mail_refused':
      return refused('mailRefused', 429)
    default:
      return refused('refused', 409)
  }
}

/** The form again, with what was typed. The time is free, so that the form can hold or book it anew. */
async function leadToForm(request: Request, { proof, host, eventType }: FoundProof, context: AppContext) {
  await withdrawProof(context.db, proof.id, context.now)
  const changes = {
    start: instantText(proof.starts_at),
    [PROOF_KEY]: proofToken(context.keyring, { id: proof.id, kind: 'sent' }),
  }
  const query = new URL(request.url).searchParams
  return redirect(keepFrame(request.url, withLinkParams(`/${host.handle}/${eventType.slug}/book`, query, changes)))
}

function refused(problem: ProofProblem | 'taken' | 'withdrawn', status: number) {
  return data({ problem, sentAgain: false }, { status })
}

export default function ProofPage() {
  const loaded = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const t = useMessages(bookingMessages).outcome
  const { kind, host, title, startsAt, endsAt, timeZone } = loaded
  const Shown = kind === 'mailed' ? MailedProof : SentProof
  const facts = (
    <dl className="booking-summary">
      <dt>{t.what}</dt>
      <dd>{title}</dd>
      <dt>{t.when}</dt>
      <dd>
        <When startsAt={startsAt} endsAt={endsAt} timeZone={timeZone} />
      </dd>
      <HostsWhen startsAt={startsAt} endsAt={endsAt} timeZone={timeZone} host={host} />
      <dt>{t.who}</dt>
      <dd>{host.name}</dd>
    </dl>
  )
  return (
    <AttendeePage>
      <BrandStyle color={host.brandColor} />
      <Shown {...loaded} problem={outcome?.problem ?? null} sentAgain={outcome?.sentAgain ?? false} facts={facts} />
    </AttendeePage>
  )
}
