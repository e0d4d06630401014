import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findNewInScript } from './find-new-scripts'
import { findNewInStyles } from './find-new-styles'

/** New features that may be missing, each with what a browser without it shows. */
const ENHANCEMENTS: Record<string, string> = {
  '::view-transition': 'a page appears at once',
  '::view-transition-new': 'a page appears at once',
  '::view-transition-old': 'a page appears at once',
  '::details-content': 'on wide screens the filter of a list is folded, as on narrow ones; asked for by @supports',
  'content-visibility': 'the same',
  'content-visibility: visible': 'the same',
  ':has': 'widths, alignment and fields that another choice would need: shown instead of hidden',
  ':popover-open': 'the menu always stands there (admin-frame.css)',
  'HTMLElement.hidePopover': 'asked for before it is called',
  '@media (scripting)': 'what helps only without scripts stays away',
  cursor: 'on a phone there is none',
  'font-family: ui-monospace': 'the next of the list',
  'relative colors': 'white, asked for by @supports',
  'user-select': 'prefixed as well',
  'field-sizing': 'a long text scrolls in its field',
  'field-sizing: content': 'the same',
  resize: 'on a phone there is no mouse to drag with',
  'resize: vertical': 'the same',
  'scrollbar-gutter': 'pages shift by a scroll bar',
  'scrollbar-gutter: auto': 'the same',
  'scrollbar-gutter: stable': 'the same',
  'text-size-adjust': 'prefixed as well; only phones know it',
  'text-wrap': 'lines break as they always did',
  'text-wrap: balance': 'the same',
  'text-wrap: pretty': 'the same',
  'link-preview.js: String.toWellFormed': 'of heads that only the server renders',
  // In libraries that check for it first.
  'schemas.js: Error.captureStackTrace': 'zod asks for it',
  'schemas.js: Error.stackTraceLimit': 'zod sets it as a property of its own',
  'schemas.js: URL.canParse': 'zod asks for it and else builds one',
  'shared.js: Element.startViewTransition': 'Remix asks for it',
  'public.js: Element.startViewTransition': 'we ask for it: without it a page appears at once',
  'public.js: Element.moveBefore': 'idiomorph asks for it',
  'public.js: Location.ancestorOrigins': 'we ask for it: Firefox has none',
  'wall-time.js: Intl.DurationFormat': 'the Temporal polyfill asks for it',
  // On our own objects: names that only look like the browser's.
  'settings.js: DisposableStack.use': 'a word of our messages',
  'tenants.js: DisposableStack.use': 'a word of our messages',
  'audit-table.js: Element.role': 'a role in a team',
  'tenant.js: Element.role': 'a role in a team',
  'invitation.js: Element.role': 'a role in a team',
  'members.js: Element.role': 'a role in a team',
  'event-type-shares.js: Set.difference': 'how far a member is ahead',
  'event-type-form.js: Iterator.windows': 'windows of booking',
  'shared.js: Function.displayName': 'set by React for its tools',
  'shared.js: HTMLInputElement.capture': 'of React’s events',
  'schedule-frame.js: DisposableStack.use': 'a word of our messages',
  'schemas.js: Window.external': 'of a schema',
  'wall-time.js: Temporal.Instant': 'the Temporal polyfill, which brings it',
}
const WITHOUT_LOSS = /^cursor: /

const builtFiles = (pattern: RegExp) =>
  ['client/assets', 'widget', 'react'].flatMap((folder) =>
    readdirSync(`build/${folder}`)
      .filter((name) => pattern.test(name))
      .map((name) => ({
        name: name.replace(/-[\w-]{8}(?=\.)/, ''),
        text: readFileSync(`build/${folder}/${name}`, 'utf8'),
      })),
  )

function unexplained({ name, text }: { name: string; text: string }, find: (text: string) => string[]): string[] {
  const isExplained = (feature: string) =>
    feature in ENHANCEMENTS || `${name}: ${feature}` in ENHANCEMENTS || WITHOUT_LOSS.test(feature)
  return find(text)
    .filter((feature) => !isExplained(feature))
    .map((feature) => `${name}: ${feature}`)
}

describe('what is built for browsers', () => {
  it('uses no syntax or interface that Chrome 111, Firefox 115 or Safari 16.4 lacks', () => {
    const files = builtFiles(/\.m?js$/)
    expect(files.length).toBeGreaterThan(20)
    expect(files.flatMap((file) => unexplained(file, findNewInScript))).toEqual([])
  })

  it('uses no style that they lack, except where nothing is lost', () => {
    const files = builtFiles(/\.css$/)
    expect(files.length).toBeGreaterThan(4)
    expect(files.flatMap((file) => unexplained(file, findNewInStyles))).toEqual([])
  })
})

describe('the check', () => {
  it.each([
    ['URL.canParse(a)', 'URL.canParse'],
    ['const { canParse } = URL', 'URL.canParse'],
    ['new Intl.Segmenter()', 'Intl.Segmenter'],
    ['[1].toSorted()', 'TypedArray.toSorted'],
    ['Map.groupBy([], f)', 'Map.groupBy'],
    ['Object.groupBy([], f)', 'Object.groupBy'],
    ['Promise.withResolvers()', 'Promise.withResolvers'],
    ['Array.fromAsync([])', 'Array.fromAsync'],
    ['menu.showPopover()', 'HTMLElement.showPopover'],
    ['Object.assign(e, { ariaLabel: "x" })', 'Element.ariaLabel'],
    ['Temporal.Now.instant()', 'Temporal'],
  ])('refuses %s', (script, feature) => {
    expect(findNewInScript(script)).toContain(feature)
  })

  it.each(['/[a--b]/v', 'using x = y', 'import x from "y" with { type: "json" }'])(
    'refuses the syntax of %s',
    (script) => {
      expect(findNewInScript(script)).toEqual([expect.stringMatching(/^syntax: /)])
    },
  )

  it.each([
    ['a { color: light-dark(red, blue) }', 'light-dark()'],
    ['a { color: rgb(from red r g b) }', 'relative colors'],
    ['a:has(b) { color: red }', ':has'],
    ['a:popover-open { color: red }', ':popover-open'],
    ['a { & b { color: red } }', 'nesting'],
    ['@starting-style { a { color: red } }', '@starting-style'],
    ['a { field-sizing: content }', 'field-sizing'],
    ['a { anchor-name: --x }', 'anchor-name'],
  ])('refuses %s', (styles, feature) => {
    expect(findNewInStyles(styles)).toContain(feature)
  })

  it('accepts what all of them have', () => {
    expect(findNewInScript('a.at(-1)?.findLast(f); structuredClone(b); class A { #x = 1; static { f() } }')).toEqual([])
    expect(findNewInStyles('@layer a { @container (min-width: 1rem) { b { inset: 0; min-height: 100dvh } } }')).toEqual(
      [],
    )
    expect(findNewInStyles('a { color: color-mix(in oklab, red, blue 16%) }')).toEqual([])
  })
})
