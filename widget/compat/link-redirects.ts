import { service } from '../service'

declare global {
  interface Window {
    /** Which link of an earlier service leads to which of ours; the server puts the host's list in front of this script. */
    FoyerOldLinks?: Record<string, string>
  }
}

/**
 * Our booking link in place of an old one: by the list that came with this script, else by the same path. Its query comes along.
 *
 * @param old address or path, `https://other.example/acme/30min?month=2026-12` or `acme/30min`
 */
export function ourLink(old: string): string {
  const { pathname, search } = new URL(old, 'https://old.example')
  const path = pathname.replace(/^\/|\/$/g, '').toLowerCase()
  return `${service}/${window.FoyerOldLinks?.[path] ?? path}${search}`
}
