import React, { Fragment, isValidElement, type ReactElement, type ReactNode } from 'react'
import { escapeHtml } from './html-element'

type Props = Record<string, unknown> & { children?: ReactNode; dangerouslySetInnerHTML?: { __html: string } }

/** Values by their contexts, as providers around the element would set them. */
export type ContextValues = ReadonlyMap<object, unknown>

/** Something that only React can render. */
export class UnwritableError extends Error {}

/**
 * Writes an element as HTML, byte for byte as `renderToStaticMarkup` does (but for the names that `useId` makes), in a third of its time: for
 * pages that no browser hydrates, the state and the order in which React keeps its work are of no use. Function components, contexts and the
 * elements of HTML and SVG that our components have are written; a test compares all public pages with what React renders.
 *
 * @throws UnwritableError at anything else, such as a class component or a `style` object
 */
export function writeElements(element: ReactElement, contexts: ContextValues): string {
  const before = dispatcherOfReact.current
  dispatcherOfReact.current = createHooks()
  values = new Map(contexts)
  try {
    return textOf(element)
  } finally {
    dispatcherOfReact.current = before
  }
}

/** Hooks of components without state; effects are for browsers. All others are missing, and calling them throws. */
function createHooks() {
  let ids = 0
  return {
    useContext: readContext,
    readContext,
    useId: () => `:${(ids++).toString(32)}:`,
    useMemo: <T>(make: () => T) => make(),
    useCallback: <T>(callback: T) => callback,
    useRef: <T>(value: T) => ({ current: value }),
    useState: <T>(value: T | (() => T)) => [value instanceof Function ? value() : value, () => {}],
    useEffect() {},
    useLayoutEffect() {},
    useDebugValue() {},
  }
}

/**
 * React's hooks call whatever renderer is at work. The shallow renderer of React's own tests and others set themselves in the same way; the
 * version of React is pinned, and the test that compares pages fails if another one does it otherwise.
 */
const dispatcherOfReact = (
  React as unknown as {
    __SECRET_INTERNALS_DO_NOT_USE_OR_YOU_WILL_BE_FIRED: { ReactCurrentDispatcher: { current: unknown } }
  }
).__SECRET_INTERNALS_DO_NOT_USE_OR_YOU_WILL_BE_FIRED.ReactCurrentDispatcher

/** Of the providers around the element that is written at the moment. A page is written in one go, so there is only one. */
let values = new Map<object, unknown>()

function readContext(context: object & { _currentValue: unknown }): unknown {
  const value = values.get(context)
  // Undefined may also be what a provider sets.
  return value === undefined && !values.has(context) ? context._currentValue : value
}

function textOf(node: ReactNode): string {
  if (typeof node === 'string') return escapeHtml(node)
  if (typeof node === 'number') return String(node)
  if (node === null || node === undefined || typeof node === 'boolean') return ''
  if (Array.isArray(node)) {
    let text = ''
    for (const child of node) text += textOf(child)
    return text
  }
  if (!isValidElement<Props>(node)) throw new UnwritableError('only elements and texts can be written')
  return textOfElement(node)
}

function textOfElement({ type, props }: ReactElement<Props>): string {
  if (typeof type === 'string') return elementOf(type, props)
  if (type === Fragment) return textOf(props.children)
  if (typeof type === 'function' && !type.prototype?.isReactComponent)
    return textOf((type as (props: Props) => ReactNode)(props))
  const context = (type as { $$typeof?: symbol; _context?: object })._context
  if (context && (type as { $$typeof?: symbol }).$$typeof === PROVIDER) return textInside(context, props)
  throw new UnwritableError('only React can render this component')
}

const PROVIDER = Symbol.for('react.provider')

function textInside(context: object, { value, children }: Props): string {
  const around = values
  values = new Map(around).set(context, value)
  try {
    return textOf(children)
  } finally {
    values = around
  }
}

const VOID_ELEMENTS = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
/** React treats what they contain in ways that no page of ours needs. */
const FOR_REACT = new Set(['listing', 'menuitem', 'pre'])

function elementOf(name: string, props: Props): string {
  if (name === 'input') return `<input${attributesOf(props, true)}${checkedOf(props)}${typedValueOf(props)}/>`
  if (VOID_ELEMENTS.has(name)) return `<${name}${attributesOf(props)}/>`
  if (name === 'textarea') return `<textarea${attributesOf(props, true)}>${typedTextOf(props)}</textarea>`
  if (name === 'select') return selectOf(props)
  if (name === 'option') return `<option${attributesOf(props)}${selectedOf(props)}>${textOf(props.children)}</option>`
  if (name.includes('-') || FOR_REACT.has(name)) throw new UnwritableError(`only React can render <${name}>`)
  return `<${name}${attributesOf(props)}>${contentOf(props)}</${name}>`
}

function contentOf({ dangerouslySetInnerHTML: written, children }: Props): string {
  return written ? written.__html : textOf(children)
}

function checkedOf({ checked, defaultChecked }: Props): string {
  return (checked ?? defaultChecked) ? ' checked=""' : ''
}

function typedValueOf({ value, defaultValue }: Props): string {
  const given = value ?? defaultValue
  return given === null || given === undefined ? '' : ` value="${escapeHtml(String(given))}"`
}

/** The first line break after the tag is not part of the text. */
function typedTextOf({ value, defaultValue }: Props): string {
  const text = String(value ?? defaultValue ?? '')
  return `${text.startsWith('\n') ? '\n' : ''}${escapeHtml(text)}`
}

/** The value of the `select` that is written at the moment. */
let chosen: unknown

function selectOf(props: Props): string {
  const around = chosen
  chosen = props.value ?? props.defaultValue
  try {
    return `<select${attributesOf(props, true)}>${contentOf(props)}</select>`
  } finally {
    chosen = around
  }
}

function selectedOf({ value, children, selected }: Props): string {
  const isSelected = chosen === null || chosen === undefined ? selected : String(chosen) === String(value ?? children)
  return isSelected ? ' selected=""' : ''
}

/** Names that HTML spells otherwise. */
const RENAMED: Record<string, string> = {
  acceptCharset: 'accept-charset',
  className: 'class',
  crossOrigin: 'crossorigin',
  formAction: 'formaction',
  htmlFor: 'for',
  httpEquiv: 'http-equiv',
  spellCheck: 'spellcheck',
  tabIndex: 'tabindex',
}
/** Attributes that are there or not. */
const FLAGS = new Set(
  'async autoFocus checked default defer disabled formNoValidate hidden multiple noModule noValidate open readOnly required reversed'.split(
    ' ',
  ),
)
/** Not attributes, or not on every element. */
const NO_ATTRIBUTES = new Set([
  'children',
  'dangerouslySetInnerHTML',
  'defaultChecked',
  'defaultValue',
  'suppressHydrationWarning',
])
/** Other attributes drop a boolean. */
const TAKES_BOOLEANS = /^(aria-|data-|contentEditable$|draggable$|focusable$|spellCheck$|value$)/

/** @param isControl whether its value and its state are written elsewhere */
function attributesOf(props: Props, isControl = false): string {
  let text = ''
  for (const name in props) {
    const value = props[name]
    if (value === null || value === undefined || NO_ATTRIBUTES.has(name)) continue
    if (isControl && (name === 'value' || name === 'checked')) continue
    text += attributeOf(name, value)
  }
  return text
}

function attributeOf(name: string, value: unknown): string {
  const { isFlag, start, takesBooleans } = shapeOf(name)
  if (isFlag) return value ? `${start}"` : ''
  if (typeof value === 'string') return `${start}${escapeHtml(value)}"`
  if (typeof value === 'number') return `${start}${value}"`
  if (typeof value === 'function' && name.startsWith('on')) return ''
  if (typeof value !== 'boolean') throw new UnwritableError(`only React can write the attribute ${name}`)
  return takesBooleans ? `${start}${value}"` : ''
}

/** How an attribute is written. */
interface AttributeShape {
  isFlag: boolean
  /** All that stands before the value. */
  start: string
  takesBooleans: boolean
}

/** Of the names that our components have: a few dozen. */
const shapes = new Map<string, AttributeShape>()

function shapeOf(name: string): AttributeShape {
  let shape = shapes.get(name)
  if (!shape) {
    const isFlag = FLAGS.has(name)
    const written = isFlag ? name.toLowerCase() : (RENAMED[name] ?? name)
    shape = { isFlag, start: ` ${written}="`, takesBooleans: TAKES_BOOLEANS.test(name) }
    shapes.set(name, shape)
  }
  return shape
}
