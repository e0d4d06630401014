import { redirect as remixRedirect, replace as remixReplace, type TypedResponse } from '@remix-run/node'

/**
 * Redirects to an address. Only this module writes an address into a header. Characters that a header cannot hold (spaces, line
 * breaks, all beyond ASCII) are percent-encoded, so that no outside text makes a response fail or adds a header (S14).
 *
 * Callers check that the address is allowed.
 *
 * @param address a path of ours, or an absolute address
 */
export function redirect(address: string, init?: number | ResponseInit): TypedResponse<never> {
  return remixRedirect(headerAddress(address), init)
}

/** Like `redirect`, but replaces the requesting page in the history, so that Back skips it. */
export function replace(address: string): Response {
  return remixReplace(headerAddress(address))
}

/** Proxies and clients refuse headers of more than 8 or 16 kB: a query is dropped before the header gets that long. */
const MAX_ADDRESS_LENGTH = 7_000

/** @example headerAddress('/admin/€ 1?a=%20') // '/admin/%E2%82%AC%201?a=%20' */
export function headerAddress(address: string): string {
  const fit = address.toWellFormed().replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character))
  return fit.length > MAX_ADDRESS_LENGTH ? pathOf(fit).slice(0, MAX_ADDRESS_LENGTH) : fit
}

function pathOf(address: string): string {
  return address.split('#', 1)[0]!.split('?', 1)[0]!
}
