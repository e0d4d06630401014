import { redirect } from './redirect.server'

/**
 * The loader of an address that only buttons send forms to: typed or reloaded, it leads back to where its button is.
 *
 * @example export const loader = leadBackTo('/admin/event-types')
 */
export function redirectLoader(address: string) {
  return () => redirect(address)
}
