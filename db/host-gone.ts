/** By its code, because the pages are a build of their own, in which a class would be another one. */
const HOST_GONE = 'FOYER_HOST_GONE'

/** A row that every host has is missing: the account was deleted while a request was reading it. */
export function hostGone(hostId: string): Error {
  return Object.assign(new Error(`Host ${hostId} was deleted meanwhile`), { code: HOST_GONE })
}

export function isHostGone(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === HOST_GONE
}
