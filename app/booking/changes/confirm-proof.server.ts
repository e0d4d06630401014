import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { type AddressProofRow, countCodeTry } from '#db/queries/address-proofs'
import type { DB } from '#db/schema'
import { proofCode } from '~/booking/proof-links.server'
import type { Env } from '~/env.server'
import { noteAgreement } from '~/limits/recipient-budget.server'
import type { Keyring } from '~/security/sealed-text.server'
import type { BookingRequest } from './booking-request'
import { type CreateBookingResult, createBooking } from './create-booking.server'
import { type HeldRequest, heldBy } from './hold-time.server'

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
  keyring: Keyring
  env: Pick<Env, 'APP_URL'>
}

/** So many wrong codes are slips; a guess has one chance in 200,000 then. */
const MAX_WRONG_CODES = 5

/** Whether a typed code is the mail's. @returns null when too many were wrong: then only the link proves the address */
export async function isRightCode(
  { db, keyring }: Pick<Tools, 'db' | 'keyring'>,
  proof: Pick<AddressProofRow, 'id'>,
  typed: string,
): Promise<boolean | null> {
  if ((await countCodeTry(db, proof.id)) >= MAX_WRONG_CODES) return null
  return typed.replace(/\D/g, '') === proofCode(keyring, proof.id)
}

/**
 * Books what waited for the proof of its address: call it when somebody has shown that they read this mailbox. They have agreed to our
 * mails by it. While the time is held it is booked as it was offered; later only if it is still free. Twice makes one booking (B4).
 */
export async function confirmProof(
  tools: Tools,
  proof: AddressProofRow,
  { host, eventType }: Pick<BookingRequest, 'host' | 'eventType'>,
  now: number,
): Promise<CreateBookingResult> {
  const { key, typed: _typed, ...request } = JSON.parse(proof.request) as HeldRequest
  await noteAgreement(tools.db, proof.email, now)
  return createBooking(
    tools,
    {
      ...{ host, eventType, ...request },
      idempotency: { source: 'form', key },
      proof: heldBy(proof, now),
    },
    now,
  )
}
