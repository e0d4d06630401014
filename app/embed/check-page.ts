import { readPageMarks } from './page-marks'

/** The findings on a site's page, the worst first. */
export type PageFinding =
  | 'unreachable'
  | 'not_a_page'
  | 'script_missing'
  | 'element_missing'
  | 'fallback_missing'
  | 'policy_blocks_script'
  | 'policy_blocks_frame'
  | 'site_not_listed'
  | 'fine'

interface LookedAt {
  /** The page's address, as typed. */
  url: URL
  status: number
  contentType: string
  /** The header, if it was sent; a page may carry others as `<meta>`. */
  policy: string | null
  html: string
}

/**
 * Reads a page as a browser does, for what concerns our widget. Pages built by scripts may contain more than is visible here.
 *
 * @param appUrl our own origin
 * @param sites that may show the host's pages; an empty list means every site
 */
export function checkPage(
  { url, status, contentType, policy, html }: LookedAt,
  appUrl: string,
  sites: string[],
): PageFinding[] {
  if (status >= 400) return ['unreachable']
  if (!/html/i.test(contentType)) return ['not_a_page']
  const marks = readPageMarks(html)
  const policies = [...(policy === null ? [] : [policy]), ...marks.policies].flatMap(policiesOf)
  const hasElement = /<foyer-(booking|badge)[\s>]|data-foyer-popup/i.test(html) || hasOldMarkup(html)
  const found: [PageFinding, boolean][] = [
    ['script_missing', !html.includes(`${appUrl}/embed`)],
    ['element_missing', !hasElement],
    ['fallback_missing', marks.hasEmptyElement],
    ['policy_blocks_script', policies.some((one) => !allows(one, ['script-src-elem', 'script-src'], appUrl, url))],
    ['policy_blocks_frame', policies.some((one) => !allows(one, ['frame-src', 'child-src'], appUrl, url))],
    ['site_not_listed', sites.length > 0 && !sites.includes(url.origin)],
  ]
  const findings = found.filter(([, is]) => is).map(([finding]) => finding)
  return findings.length > 0 ? findings : ['fine']
}

/** With a compatibility script, the page's existing markup is enough. */
function hasOldMarkup(html: string): boolean {
  if (!/calendly-inline-widget|Calendly\.|data-cal-|Cal\(/.test(html)) return false
  // Between two quotes, as addresses are in markup and scripts.
  return html.split(/["']/).some((text) => {
    const script = text.indexOf('embed.js?')
    return script >= 0 && text.includes('compat=', script)
  })
}

/** Several policies in one header are separated by commas, and all of them apply. Only the first few are read. */
function policiesOf(header: string): string[] {
  return header.slice(0, MAX_POLICY_LENGTH).split(',').slice(0, MAX_POLICIES)
}

const MAX_POLICY_LENGTH = 16_384
const MAX_POLICIES = 20

/** Whether a policy allows our origin: by the first of these directives that is present, else by `default-src`. */
function allows(policy: string, directives: string[], appUrl: string, page: URL): boolean {
  const byName = new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/)
      return [name.toLowerCase(), sources] as const
    }),
  )
  const sources = [...directives, 'default-src'].map((name) => byName.get(name)).find((list) => list !== undefined)
  return sources === undefined || sources.some((source) => matches(source, new URL(appUrl), page))
}

function matches(source: string, ours: URL, page: URL): boolean {
  if (source === '*') return true
  if (source === `'self'`) return ours.origin === page.origin
  if (/^https?:$/i.test(source)) return source.toLowerCase() === ours.protocol
  const [, scheme, host = '', port] = /^(?:(https?):\/\/)?([^/:]+)(?::(\d+|\*))?(?:\/.*)?$/i.exec(source) ?? []
  if (scheme && `${scheme.toLowerCase()}:` !== ours.protocol) return false
  if (port && port !== '*' && port !== ours.port) return false
  const name = host.toLowerCase()
  return name.startsWith('*.') ? ours.hostname.endsWith(name.slice(1)) : name === ours.hostname
}
