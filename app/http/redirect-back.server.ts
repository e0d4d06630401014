import { redirect } from './redirect.server'

/**
 * The loader of an address that only takes forms of buttons: a visitor who types or reloads it is redirected to the page with
 * the button.
 *
 * @example export const loader = redirectLoader('/admin/event-types')
 */
export function redirectLoader(address: string) {
  return () => redirect(address)
}
