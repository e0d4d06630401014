/** Kept by triggers (migrations/0020-offer-versions.ts); our code only reads it. */
export interface OfferVersionsTable {
  /** No foreign key: a row comes and goes with its host by trigger, also while the host's other rows are deleted. */
  host_id: string
  /** Rises with every write to what the host's public pages show. */
  version: number
}
