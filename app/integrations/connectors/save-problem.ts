import type { DeliveryProblem } from '../deliveries/messages'
import type { SaveConnectorResult } from './save-connector.server'

/** The field of the form to which a refusal belongs. */
export function problemOfSave(refusal: Exclude<SaveConnectorResult, { ok: true }>): {
  field: string
  problem: DeliveryProblem
} {
  return refusal.reason === 'address_refused'
    ? { field: `${refusal.event}-url`, problem: 'address_refused' }
    : { field: 'name', problem: 'too_many' }
}
