import { createRequire } from 'node:module'
import type { CompatStatement, Identifier, SimpleSupportStatement } from '@mdn/browser-compat-data'

// The package's own module imports its data with an attribute that bundlers do not keep.
const data = createRequire(import.meta.url)(
  '@mdn/browser-compat-data',
) as typeof import('@mdn/browser-compat-data').default

/** The oldest browsers of rules.md, section 5. */
export const FLOOR = { chrome: 111, firefox: 115, safari: 16.4, safari_ios: 16.4 } as const
type Browser = keyof typeof FLOOR

/**
 * What these browsers have but their predecessors lack: it is refused too, so that Safari 15 and similar ones can read our pages as
 * well.
 */
const ALSO_NEW = new Set(['toSorted', 'toReversed', 'toSpliced'])

/** Browsers of the floor that lack a feature, by MDN's data. Prefixed and flagged support does not count. */
export function lackingIn(compat: CompatStatement | undefined): Browser[] {
  if (!compat) return []
  return (Object.keys(FLOOR) as Browser[]).filter((browser) => {
    const support = compat.support[browser]
    const statements = (Array.isArray(support) ? support : [support]) as (SimpleSupportStatement | undefined)[]
    return !statements.some((statement) => statement && isThere(statement, FLOOR[browser]))
  })
}

function isThere(
  { version_added: added, version_removed: removed, flags, prefix, alternative_name: other }: SimpleSupportStatement,
  floor: number,
): boolean {
  if (flags || prefix || other || typeof added !== 'string' || added === 'preview') return false
  const since = Number(added.replace('≤', ''))
  const until = typeof removed === 'string' ? Number(removed.replace('≤', '')) : Number.POSITIVE_INFINITY
  return since <= floor && floor < until
}

export interface NewMember {
  /** 'URL', 'Array' … */
  owner: string
  name: string
  /** Only of the interface itself: instances may have an older member of that name. */
  isStatic: boolean
  browsers: Browser[]
}

/** The interfaces that our pages use. Member names of other ones (payments, Bluetooth, XR) are ordinary words elsewhere. */
const PAGE_INTERFACES = [
  ...[
    'AbortSignal',
    'Animation',
    'Blob',
    'Clipboard',
    'Crypto',
    'CSSStyleSheet',
    'CustomElementRegistry',
    'Document',
    'DocumentFragment',
  ],
  ...[
    'DOMException',
    'DOMTokenList',
    'Element',
    'Event',
    'EventSource',
    'FormData',
    'Headers',
    'History',
    'HTMLButtonElement',
  ],
  ...[
    'HTMLDetailsElement',
    'HTMLDialogElement',
    'HTMLElement',
    'HTMLFormElement',
    'HTMLIFrameElement',
    'HTMLInputElement',
  ],
  ...[
    'HTMLSelectElement',
    'HTMLTextAreaElement',
    'Location',
    'MutationObserver',
    'Node',
    'PerformanceObserver',
    'ReadableStream',
  ],
  ...['Request', 'ResizeObserver', 'Response', 'ShadowRoot', 'URL', 'URLSearchParams', 'Window'],
]
const builtins = data.javascript.builtins as Record<string, Identifier>
const OWNERS: Record<string, Identifier> = {
  ...Object.fromEntries(PAGE_INTERFACES.map((name) => [name, data.api[name] as Identifier])),
  ...builtins,
}

/** Global names that a browser of the floor lacks, such as `Temporal`. */
export function newGlobals(): Map<string, Browser[]> {
  return new Map(
    Object.entries({ ...data.api, ...builtins })
      .map(([name, feature]) => [name, lackingIn((feature as Identifier).__compat)] as const)
      .filter(([, browsers]) => browsers.length > 0),
  )
}

/** Members of globals, static or of instances, that a browser of the floor lacks. */
export function newMembers(): NewMember[] {
  return Object.entries(OWNERS)
    .flatMap(([owner, feature]) => membersOf(owner, feature))
    .filter(({ name, browsers }) => browsers.length > 0 || ALSO_NEW.has(name))
}

function membersOf(owner: string, feature: Identifier): NewMember[] {
  return Object.entries(feature)
    .filter(([key]) => key !== '__compat' && !/_(event|parameter|support|option)s?$/.test(key))
    .map(([key, member]) => ({
      owner,
      name: key.replace(/_static$/, ''),
      isStatic: key.endsWith('_static'),
      browsers: lackingIn((member as Identifier).__compat),
    }))
    .filter(({ name }) => /^[a-zA-Z]+$/.test(name) && name !== owner)
}

/** Names that are new on every object: a browser of the floor lacks any member of that name. */
export function newEverywhere(): Map<string, NewMember> {
  const old = new Set(
    Object.entries({ ...data.api, ...builtins } as Record<string, Identifier>).flatMap(([owner, feature]) =>
      membersOf(owner, feature)
        .filter(({ name, browsers }) => browsers.length === 0 && !ALSO_NEW.has(name))
        .map(({ name }) => name),
    ),
  )
  return new Map(
    newMembers()
      .filter(({ name }) => !old.has(name))
      .map((member) => [member.name, member]),
  )
}

export const css = data.css
