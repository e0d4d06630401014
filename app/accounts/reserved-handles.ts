/** First path segments of the app itself, present and planned. A test compares them with the routes. */
const OUR_ADDRESSES = [
  'admin',
  'api',
  'assets',
  'booking',
  'bookings',
  'build',
  'calendar',
  'calendars',
  'dev',
  'embed',
  'embed-cal',
  'embed-calendly',
  'embed-mjs',
  'event-types',
  'favicon',
  'feeds',
  'forgot-password',
  'goto',
  'health',
  'healthz',
  'manifest',
  'metrics',
  'oidc',
  'operator',
  'photos',
  'ready',
  'readyz',
  'report',
  'reset-password',
  'robots',
  'sign-in',
  'sign-out',
  'sign-up',
  'sitemap',
  'static',
  'team',
  'teams',
  'unsubscribe',
  'verify-email',
  'webhook',
  'webhooks',
  'well-known',
  'widget',
]

/** Names that would make a host's page look like ours. */
const OFFICIAL_NAMES = [
  'about',
  'apple-app-site-association',
  'apple-touch-icon',
  'abuse',
  'account',
  'accounts',
  'administrator',
  'ads',
  'app',
  'auth',
  'billing',
  'blog',
  'contact',
  'datenschutz',
  'docs',
  'foyer',
  'help',
  'home',
  'host',
  'hosts',
  'humans',
  'impressum',
  'imprint',
  'index',
  'legal',
  'login',
  'logout',
  'mail',
  'new',
  'null',
  'oauth',
  'password',
  'postmaster',
  'pricing',
  'privacy',
  'register',
  'root',
  'search',
  'security',
  'service-worker',
  'settings',
  'signin',
  'signout',
  'signup',
  'status',
  'support',
  'system',
  'terms',
  'undefined',
  'webmaster',
  'www',
]

/** Extensions of files that browsers and robots request by themselves. */
const FILE_ENDING = /(?:txt|ico|xml|json|js|mjs|css|html|htm|png|svg|ics|webmanifest)$/

/** Hyphens do not distinguish names: nobody reads `sign-in`, `signin` and `s-ign-in` as different ones. */
const squeezed = (name: string) => name.replaceAll('-', '')

const RESERVED = new Set([...OUR_ADDRESSES, ...OFFICIAL_NAMES].map(squeezed))

/**
 * Whether a name is one of our own addresses or looks like one, or like one of those files.
 *
 * @example isReservedHandle('robots-txt') // true
 */
export function isReservedHandle(handle: string): boolean {
  const name = squeezed(handle)
  return RESERVED.has(name) || RESERVED.has(name.replace(FILE_ENDING, ''))
}
