/** The field that says which address the visitor was asked about: nobody is asked twice. */
export const ASKED_ADDRESS = 'addressAsked'
/** The pressed button's choice between the typed address and the suggested one. */
export const CHOSEN_ADDRESS = 'addressChosen'

/** Large mail providers, each with the endings under which it gives out addresses. */
const PROVIDERS: Record<string, readonly string[]> = {
  gmail: ['com'],
  googlemail: ['com'],
  icloud: ['com'],
  protonmail: ['com', 'ch'],
  hotmail: ['com', 'co.uk', 'fr', 'de', 'it', 'es', 'ch', 'nl', 'be', 'se', 'no', 'dk', 'com.br', 'com.au', 'com.ar'],
  outlook: [
    'com',
    'de',
    'fr',
    'es',
    'it',
    'at',
    'be',
    'dk',
    'cz',
    'ie',
    'pt',
    'in',
    'jp',
    'com.br',
    'com.au',
    'com.ar',
  ],
  yahoo: ['com', 'de', 'fr', 'es', 'it', 'at', 'ca', 'in', 'ie', 'se', 'co.uk', 'co.in', 'co.jp', 'com.br', 'com.au'],
  live: ['com', 'de', 'fr', 'nl', 'it', 'co.uk', 'ca', 'com.au'],
  aol: ['com', 'de', 'fr', 'co.uk'],
  gmx: ['com', 'net', 'de', 'at', 'ch'],
  bluewin: ['ch'],
}

/** Names of providers this short are one letter away from many other names. */
const MIN_NAME_LENGTH = 5

/** No country and no top-level domain has these. */
const NO_ENDINGS: Record<string, string> = {
  con: 'com',
  cmo: 'com',
  ocm: 'com',
  comm: 'com',
  coom: 'com',
  ccom: 'com',
  vom: 'com',
  xom: 'com',
  cpm: 'com',
  cim: 'com',
  ner: 'net',
  nett: 'net',
  ogr: 'org',
  orgg: 'org',
}

/** Endings of countries that are slips of `com` behind the name of a provider that does not have them. */
const SLIPS_OF_COM = new Set(['co', 'cm', 'om'])

/**
 * What the visitor surely meant by an address whose domain is a slip, such as gmial.com. Null where another domain may be meant: a
 * question costs the visitor a step, and an unanswered invitation costs the booking.
 *
 * @param address as `readEmailAddress` gives it
 * @example suggestAddress('ada@gmial.com') // 'ada@gmail.com'
 */
export function suggestAddress(address: string): string | null {
  const [local = '', typed = ''] = address.split('@')
  const domain = typed.toLowerCase()
  const meant = meantDomain(domain)
  return meant === null || meant === domain ? null : `${local}@${meant}`
}

function meantDomain(domain: string): string | null {
  const last = domain.slice(domain.lastIndexOf('.') + 1)
  const repaired = NO_ENDINGS[last]
  const readable = repaired === undefined ? domain : domain.slice(0, -last.length) + repaired
  const dot = readable.indexOf('.')
  const [name, ending] = [readable.slice(0, dot), readable.slice(dot + 1)]
  const provider = providerOf(name)
  const endings = PROVIDERS[provider ?? ''] ?? []
  if (endings.includes(ending)) return `${provider}.${ending}`
  if (endings.includes('com') && (SLIPS_OF_COM.has(ending) || provider === 'gmail') && provider === name)
    return `${provider}.com`
  return repaired === undefined ? null : readable
}

/** The provider with this name, or the one whose name is a slip away. */
function providerOf(name: string): string | null {
  if (Object.hasOwn(PROVIDERS, name)) return name
  const near = Object.keys(PROVIDERS).filter(
    (provider) => provider.length >= MIN_NAME_LENGTH && isSlipOf(name, provider),
  )
  return near[0] ?? null
}

/**
 * Whether one letter was forgotten, doubled, mistyped or exchanged with the next. The first letter is never a slip: mail.com and
 * ymail.com are providers as well. Nor is a letter more at the end or the beginning, unless it is doubled: that is another name.
 */
function isSlipOf(typed: string, name: string): boolean {
  if (typed[0] !== name[0]) return false
  let at = 1
  while (at < name.length && typed[at] === name[at]) at++
  const [restTyped, restName] = [typed.slice(at), name.slice(at)]
  const isForgotten = restTyped === restName.slice(1)
  const isMistyped = restTyped.slice(1) === restName.slice(1) && restTyped.length === restName.length
  const isExchanged =
    restTyped.slice(2) === restName.slice(2) && restTyped[0] === restName[1] && restTyped[1] === restName[0]
  const isAdded = restTyped.slice(1) === restName && (restName !== '' || restTyped === name.at(-1))
  return isForgotten || isMistyped || isExchanged || isAdded
}
