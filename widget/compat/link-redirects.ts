import { service } from '../service'

declare global {
  interface Window {
    /** The redirects from links of an earlier service to ours; the server puts the host's list in front of this script. */
    FoyerOldLinks?: Record<string, string>
  }
}

/**
 * Our booking link instead of an old one: by the list in front of this script, else by the same path. Its query is kept.
 *
 * @param old address or path, `https://other.example/acme/30min?month=2026-12` or `acme/30min`
 */
export function ourLink(old: string): string {
  const { pathname, search } = new URL(old, 'https://old.example')
  const path = pathname.replace(/^\/|\/$/g, '').toLowerCase()
  return `${service}/${window.FoyerOldLinks?.[path] ?? path}${search}`
}
