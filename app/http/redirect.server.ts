import { redirect as remixRedirect, replace as remixReplace, type TypedResponse } from '@remix-run/node'

/**
 * Leads somebody on. The only place where an address becomes a header: whatever a header cannot hold (spaces, line breaks, anything
 * beyond ASCII) is written in percent signs, so that no text from outside makes an answer fail, or another header (S14).
 *
 * Whether the address may be led to at all is for whoever chose it to say.
 *
 * @param address a path of ours, or an absolute address
 */
export function redirect(address: string, init?: number | ResponseInit): TypedResponse<never> {
  return remixRedirect(headerAddress(address), init)
}

/** As `redirect`, in the place of the page that asked: Back does not lead to it again. */
export function replace(address: string): Response {
  return remixReplace(headerAddress(address))
}

/** Proxies and clients refuse headers of more than 8 or 16 kB: what an address brought along is dropped before it comes to that. */
const MAX_ADDRESS_LENGTH = 7_000

/** @example headerAddress('/admin/€ 1?a=%20') // '/admin/%E2%82%AC%201?a=%20' */
export function headerAddress(address: string): string {
  const fit = address.toWellFormed().replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character))
  return fit.length > MAX_ADDRESS_LENGTH ? pathOf(fit).slice(0, MAX_ADDRESS_LENGTH) : fit
}

function pathOf(address: string): string {
  return address.split('#', 1)[0]!.split('?', 1)[0]!
}
