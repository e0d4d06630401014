import type { ActionFunctionArgs, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import {
  listBookingLinks,
  makeOneTimeLink,
  type OneTimeLink,
  renewSecretLink,
  withdrawOneTimeLink,
} from '~/event-types/booking-links.server'
import { eventTypeMessages } from '~/event-types/messages'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireEventTypeOfHost } from '~/http/require/require-event-type-of-host.server'
import { formatShortDate } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { Section } from '~/ui/card'
import { CopyButton } from '~/ui/copy-button'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { StatusBadge } from '~/ui/status-badge'

export const meta = privatePage(eventTypeMessages, (t, data: SerializeFrom<typeof loader>) => t.links.title(data.title))

/** Links with a key: the one of a secret event type, and one-time links. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { host, eventType } = await requireEventTypeOfHost(request, params.id, context)
  const address = `${context.env.APP_URL}/${host.handle}/${eventType.slug}`
  return {
    id: eventType.id,
    title: eventType.title,
    timeZone: host.timeZone,
    ...(await listBookingLinks(context, eventType, address)),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { eventType } = await requireEventTypeOfHost(request, params.id, context)
  const form = await readFormData(request, { once: ['renew', 'make', 'withdraw'] })
  const withdrawn = form.get('withdraw')
  if (typeof withdrawn === 'string') await withdrawOneTimeLink(context, eventType, withdrawn)
  else if (form.has('renew')) await renewSecretLink(context, eventType, context.now)
  else await makeOneTimeLink(context, eventType, context.now)
  return redirect(`/admin/event-types/${eventType.id}/links`)
}

export default function BookingLinks() {
  const { id, title, secretUrl, oneTime } = useLoaderData<typeof loader>()
  const { links: t } = useMessages(eventTypeMessages)
  return (
    <>
      <PageHeader title={t.title(title)} back={{ to: `/admin/event-types/${id}`, label: title }} />
      {secretUrl && (
        <Section title={t.secret} description={t.secretText}>
          <CopyButton value={secretUrl} label={t.copySecret} field />
          <Form method="post">
            <SubmitButton name="renew" value="secret">
              {t.renew}
            </SubmitButton>
            <p className="field-hint">{t.renewHint}</p>
          </Form>
        </Section>
      )}
      <Section title={t.oneTime} description={t.oneTimeText}>
        <Form method="post">
          <SubmitButton variant="primary" name="make" value="one-time">
            {t.make}
          </SubmitButton>
        </Form>
        {oneTime.length > 0 && (
          <ul className="items">
            {oneTime.map((link) => (
              <OneTimeLinkItem key={link.id} {...link} />
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}

function OneTimeLinkItem({ id, url, createdAt, usedAt, bookingId }: OneTimeLink) {
  const { timeZone } = useLoaderData<typeof loader>()
  const { links: t } = useMessages(eventTypeMessages)
  const reader = useReader()
  return (
    <li className="item">
      <div className="item-words">
        <span className="item-title">{t.madeOn(formatShortDate(reader, createdAt, timeZone))}</span>
        {bookingId && (
          <Link className="item-text" to={`/admin/bookings/${bookingId}`}>
            {t.seeBooking}
          </Link>
        )}
      </div>
      <StatusBadge tone={usedAt === null ? 'success' : 'neutral'}>{usedAt === null ? t.unused : t.used}</StatusBadge>
      {usedAt === null && (
        <div className="actions">
          <CopyButton size="small" value={url} label={t.copy} />
          <Form method="post">
            <SubmitButton size="small" variant="quiet" name="withdraw" value={id}>
              {t.withdraw}
            </SubmitButton>
          </Form>
        </div>
      )}
    </li>
  )
}
