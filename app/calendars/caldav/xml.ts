import { Parser } from 'htmlparser2'

/** An element with the namespace of its name resolved. */
export interface XmlElement {
  /** `{namespace}local`, such as `{DAV:}href`. */
  name: string
  attributes: Record<string, string>
  children: XmlElement[]
  /** Its own text, without that of its children. */
  text: string
}

export const DAV = (name: string) => `{DAV:}${name}`
export const CALDAV = (name: string) => `{urn:ietf:params:xml:ns:caldav}${name}`
export const CALENDAR_SERVER = (name: string) => `{http://calendarserver.org/ns/}${name}`

/** A multistatus has six levels; calendars in properties are text. */
const MAX_DEPTH = 40
/** Ten for each object of a very large calendar; each takes memory. */
const MAX_ELEMENTS = 200_000
const MAX_ATTRIBUTES = 100
/** Read in a few milliseconds. */
const PIECE_LENGTH = 32_768

/**
 * Reads an XML text in pieces, and lets other work run in between: the largest takes seconds. External and own entities are not resolved.
 *
 * @returns null when it is not well-formed enough, or larger than any answer
 */
export async function parseXml(text: string): Promise<XmlElement | null> {
  const reader = createXmlReader()
  for (let at = 0; at < text.length; at += PIECE_LENGTH) {
    if (at > 0) await new Promise((resolve) => setImmediate(resolve))
    if (!reader.read(text.slice(at, at + PIECE_LENGTH))) return null
  }
  return reader.end()
}

interface XmlReader {
  /** @returns false when the text cannot be read */
  read(part: string): boolean
  end(): XmlElement | null
}

export function createXmlReader(): XmlReader {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open: { element: XmlElement; written: string; spaces: Record<string, string> }[] = [
    { element: root, written: '', spaces: Object.assign(Object.create(null), { '': '', xml: 'xml' }) },
  ]
  let broken = false
  let elements = 0
  let attributesOfTag = 0
  /** Reads no further: the parser keeps its own list of open elements, whose cost grows with their number. */
  const refuse = () => {
    broken = true
    parser.pause()
  }
  const parser = new Parser(
    {
      onopentagname() {
        attributesOfTag = 0
      },
      onattribute() {
        if (++attributesOfTag > MAX_ATTRIBUTES) refuse()
      },
      onopentag(written, attributes) {
        if (broken) return
        const above = open.at(-1)
        if (!above || open.length > MAX_DEPTH || ++elements > MAX_ELEMENTS) return refuse()
        const spaces = declared(above.spaces, attributes)
        const [prefix, local] = split(written)
        const space = spaces[prefix]
        if (space === undefined) return refuse()
        const element = { name: space ? `{${space}}${local}` : local, attributes, children: [], text: '' }
        above.element.children.push(element)
        open.push({ element, written, spaces })
      },
      ontext(part) {
        const inside = open.at(-1)
        if (inside) inside.element.text += part
      },
      onclosetag(written) {
        if (open.length > 1 && open.at(-1)?.written === written) open.pop()
        else refuse()
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  return {
    read(part) {
      if (!broken) parser.write(part)
      return !broken
    },
    end() {
      if (broken) return null
      parser.end()
      const [top] = root.children
      return broken || open.length !== 1 || root.children.length !== 1 || !top ? null : top
    },
  }
}

function declared(spaces: Record<string, string>, attributes: Record<string, string>): Record<string, string> {
  const own = Object.entries(attributes).filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
  if (own.length === 0) return spaces
  // Inherits from the elements around it: copies would cost the square of what a hostile answer declares.
  const inside: Record<string, string> = Object.create(spaces)
  for (const [name, value] of own) inside[name.slice('xmlns:'.length)] = value
  return inside
}

function split(written: string): [prefix: string, local: string] {
  const colon = written.indexOf(':')
  return colon < 0 ? ['', written] : [written.slice(0, colon), written.slice(colon + 1)]
}

export function child(element: XmlElement | null | undefined, name: string): XmlElement | null {
  return element?.children.find((one) => one.name === name) ?? null
}

export function childrenOf(element: XmlElement | null | undefined, name: string): XmlElement[] {
  return element?.children.filter((one) => one.name === name) ?? []
}

/** The text of an element inside others; null if one is missing or the text is empty. */
export function textAt(element: XmlElement | null, ...path: string[]): string | null {
  let at = element
  for (const name of path) at = child(at, name)
  return at?.text.trim() || null
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
