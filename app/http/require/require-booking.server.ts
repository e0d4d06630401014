import { findNetworkShare } from '#db/queries/booking-networks'
import { type BookingDetailsRow, findBookingByManageToken } from '#db/queries/bookings'
import { holdsTime } from '~/booking/booking'
import { isMailedTo, readManageToken } from '~/booking/manage-link.server'
import { keepFrame } from '~/booking/page/frame-address'
import { withLinkParams } from '~/booking/page/link-keys'
import { networksOf } from '~/limits/client-address.server'
import { recipientKey } from '~/limits/mailbox'
import { noteAgreement } from '~/limits/recipient-budget.server'
import { hashToken } from '~/security/tokens.server'
import type { AppContext } from '../context.server'
import { notFound } from '../not-found'
import { replace } from '../redirect.server'
import { limitRequests } from './require-public.server'

/**
 * The booking of an attendee's link. No session: anyone with the link may manage this one booking (S15).
 *
 * @throws 404 for every unknown token
 */
export async function requireBookingByToken(
  token: string | undefined,
  { db }: Pick<AppContext, 'db'>,
): Promise<BookingDetailsRow> {
  const link = readManageToken(token ?? '')
  const row = link && (await findBookingByManageToken(db, hashToken(link.token)))
  if (!row) throw notFound()
  return row
}

/**
 * For a sent form: a visitor who came by a mailed link reads that mailbox, and so has agreed to mails about bookings made with
 * it (S16). Opening the page does not count, because scanners open links.
 */
export async function noteAnswerByMail(
  token: string | undefined,
  { attendee_email: email }: Pick<BookingDetailsRow, 'attendee_email'>,
  { db, keyring, now }: Pick<AppContext, 'db' | 'keyring' | 'now'>,
): Promise<void> {
  const link = readManageToken(token ?? '')
  if (link?.mailed && isMailedTo(keyring, email, { token: link.token, mailed: link.mailed }))
    await noteAgreement(db, email, now)
}

/**
 * The same for a page that asks for confirmation before a change.
 *
 * @throws a redirect to the booking's page when it no longer holds its time; 404; 429
 */
export async function requireHeldBooking(
  request: Request,
  token: string | undefined,
  context: AppContext,
): Promise<{ row: BookingDetailsRow; path: string }> {
  await limitRequests(context, 'page')
  const row = await requireBookingByToken(token, context)
  const path = `/booking/${token}`
  if (!holdsTime(row.status))
    throw replace(keepFrame(request.url, withLinkParams(path, new URL(request.url).searchParams)))
  return { row, path }
}

/**
 * The same for a form that changes it; counted for the network, the booking and the recipient, because each change sends mail (S16).
 *
 * @throws 404; 429
 */
export async function requireBookingToChange(
  token: string | undefined,
  context: AppContext,
): Promise<BookingDetailsRow> {
  await limitRequests(context, 'change-booking')
  const row = await requireBookingByToken(token, context)
  await limitRequests(context, 'changes-of-booking', row.id)
  await limitRequests(context, 'changes-to-address', recipientKey(row.attendee_email))
  await limitWithHost(context, 'changes-with-host', row.host_id)
  await noteAnswerByMail(token, row, context)
  return row
}

/**
 * Limits what one network does to the bookings of one host, and so the mails that the host gets. Not where the host has chosen that
 * one network may hold everything: then many people share it.
 *
 * @throws 429
 */
export async function limitWithHost(
  context: AppContext,
  name: 'changes-with-host' | 'cancellations-with-host',
  hostId: string,
): Promise<void> {
  if (((await findNetworkShare(context.db, hostId)) ?? 0) >= 100) return
  await limitRequests(context, name, networksOf(context.clientAddress, hostId))
}
