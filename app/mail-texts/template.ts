/**
 * The host's own text for a mail: plain text with placeholders such as `{{attendee.name}}`. It is split once, and values are put
 * between the parts afterwards, so that no value is ever read as a placeholder or as markup. There are no conditions, loops or
 * filters.
 */
export type TemplatePart = { kind: 'text'; text: string } | ({ kind: 'placeholder'; name: string } & PlaceInText)

/** Both count from 1, in characters as readers count them. */
export interface PlaceInText {
  line: number
  column: number
}

/** Longer names are not placeholders of ours. */
const MAX_NAME_LENGTH = 60

export interface ParsedTemplate {
  parts: TemplatePart[]
  /** Where `{{` has no `}}` on its line. */
  open: PlaceInText[]
}

/**
 * Splits a text into parts. Two braces open a placeholder, and two close it on the same line; a single brace is text.
 *
 * @example parseTemplate('Hi {{ host.name }}').parts[1] // { kind: 'placeholder', name: 'host.name', line: 1, column: 4 }
 */
export function parseTemplate(text: string): ParsedTemplate {
  const parts: TemplatePart[] = []
  const open: PlaceInText[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) addText(parts, '\n')
    splitLine(line, index + 1, { parts, open })
  }
  return { parts, open }
}

function splitLine(line: string, number: number, { parts, open }: ParsedTemplate): void {
  let at = 0
  let column = 1
  for (let start = line.indexOf('{{'); start >= 0; start = line.indexOf('{{', at)) {
    const before = line.slice(at, start)
    addText(parts, before)
    column += lengthOf(before)
    const end = line.indexOf('}}', start + 2)
    const next = line.indexOf('{{', start + 2)
    const place = { line: number, column }
    const closed = end >= 0 && (next < 0 || end < next)
    const stop = closed ? end + 2 : start + 2
    const whole = line.slice(start, stop)
    if (closed) parts.push({ kind: 'placeholder', name: whole.slice(2, -2).trim(), ...place })
    else {
      open.push(place)
      addText(parts, whole)
    }
    at = stop
    column += lengthOf(whole)
  }
  addText(parts, line.slice(at))
}

function addText(parts: TemplatePart[], text: string): void {
  if (text === '') return
  const last = parts.at(-1)
  if (last?.kind === 'text') last.text += text
  else parts.push({ kind: 'text', text })
}

function lengthOf(text: string): number {
  let length = 0
  for (const _character of text) length++
  return length
}

/**
 * The known name that an unknown one was probably meant to be; null if none is near.
 *
 * @example nearestName('atendee.name', ['attendee.name', 'host.name']) // 'attendee.name'
 */
export function nearestName(name: string, known: readonly string[]): string | null {
  const wanted = comparable(name)
  if (wanted === '' || wanted.length > MAX_NAME_LENGTH) return null
  const [best] = known
    .map((one) => ({ one, distance: distanceOf(wanted, comparable(one)) }))
    .filter(({ one, distance }) => distance <= Math.max(2, Math.floor(one.length / 3)))
    .sort((a, b) => a.distance - b.distance)
  return best?.one ?? null
}

/** `Attendee Name` and `attendeeName` are `attendee.name` written otherwise. */
function comparable(name: string): string {
  return Array.from(name.toLowerCase())
    .filter((character) => !'._- '.includes(character))
    .join('')
}

/** Levenshtein's distance. Both texts are short. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
