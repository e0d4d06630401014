import { type AddressProofRow, findAddressProof } from '#db/queries/address-proofs'
import { findBooking } from '#db/queries/bookings'
import { findEventTypeById } from '#db/queries/event-types'
import { findHostById } from '#db/queries/hosts'
import { type Host, hostFromRow, isActive } from '~/accounts/host'
import type { HeldRequest } from '~/booking/changes/hold-time.server'
import { manageUrl } from '~/booking/manage-link.server'
import { isFrameAddress } from '~/booking/page/frame-address'
import { redirectAfterAction } from '~/booking/page/redirect-after-action'
import { type ProofLinkKind, readProofToken } from '~/booking/proof-links.server'
import { type EventType, eventTypeFromRow } from '~/event-types/event-type'
import type { AppContext } from '../context.server'
import { notFound } from '../not-found'
import { replace } from '../redirect.server'

export interface FoundProof {
  kind: ProofLinkKind
  proof: AddressProofRow
  host: Host
  eventType: EventType
  request: HeldRequest
}

/**
 * The proof of an address that a page's address names. The mailed link is no page of a frame: no other site may lay something over its
 * button.
 *
 * @throws 404; a redirect to the booking that it became
 */
export async function requireProof(
  request: Request,
  token: string | undefined,
  context: AppContext,
): Promise<FoundProof> {
  const { db, keyring, env } = context
  const link = readProofToken(keyring, token ?? '')
  const proof = link ? await findAddressProof(db, link.id) : undefined
  const host = proof && (await findHostById(db, proof.host_id))
  const eventType = proof && (await findEventTypeById(db, proof.host_id, proof.event_type_id))
  if (!link || !proof || !host || !eventType || !isActive(hostFromRow(host))) throw notFound()
  if (link.kind === 'mailed' && isFrameAddress(new URL(request.url).pathname)) throw notFound()
  const booking = proof.booking_id === null ? undefined : await findBooking(db, proof.booking_id)
  if (booking) {
    const { pathname } = new URL(manageUrl(keyring, env.APP_URL, booking))
    throw replace(redirectAfterAction(request.url, pathname, 'booked'))
  }
  return {
    ...{ kind: link.kind, proof, host: hostFromRow(host), eventType: eventTypeFromRow(eventType) },
    request: JSON.parse(proof.request) as HeldRequest,
  }
}
