/** Tells the refusal of a suspended host's form from other refusals. */
export const SUSPENDED_STATUS = 'Suspended'
