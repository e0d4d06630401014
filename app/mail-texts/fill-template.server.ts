import { findDeception, withoutLinks } from '~/security/deceptive-text.server'
import type { TemplatePart } from './template'

/** What a placeholder becomes: always text, or a link that Foyer makes. */
export type PlaceholderValue =
  | {
      text: string
      /** Who wrote it, for what may reach other people's mail; `checked`: an address of one of the two, which stays as it is. */
      from?: 'attendee' | 'checked'
    }
  /** `label`: shown instead of the address, where mails show links. */
  | { href: string; label?: string }

/** A run of a filled text. */
export type MailSpan = { kind: 'text'; text: string } | { kind: 'link'; href: string; label?: string }

/** Who wrote the template, for what may reach other people's mail (S16). */
export interface TemplateAuthor {
  /** The domain that they have proven, which they may name. */
  domain: string | null
  /** Whether the account is older than its first days; otherwise its links are left out. */
  established: boolean
}

/** A long answer is shortened; the booking's page has all of it. */
const MAX_VALUE_LENGTH = 2_000
const MAX_FILLED_LENGTH = 20_000
const MAX_SUBJECT_LENGTH = 200

type FilledSpan =
  | (MailSpan & { kind: 'link' })
  | { kind: 'text'; text: string; source: 'author' | 'attendee' | 'checked' }

/**
 * A text with its values. Lines of nothing but empty placeholders are left out, also behind a label ("Reason: {{reason}}").
 *
 * @param valueFor null or an empty text: there is nothing to say
 * @returns spans whose texts contain the line breaks; empty if nothing is left
 */
export function fillTemplate(
  parts: TemplatePart[],
  valueFor: (name: string) => PlaceholderValue | null,
  author: TemplateAuthor,
): MailSpan[] {
  const lines = linesOf(parts)
    .map((line) => fillLine(line, valueFor))
    .filter((line) => line !== null)
  const spans: MailSpan[] = []
  let length = 0
  for (const line of withoutDoubleGaps(lines)) {
    const cleaned = cleanLine(line, author)
    length += 1 + cleaned.reduce((sum, span) => sum + lengthOf(span), 0)
    if (length > MAX_FILLED_LENGTH) {
      add(spans, { kind: 'text', text: '\n…' })
      break
    }
    if (spans.length > 0) add(spans, { kind: 'text', text: '\n' })
    for (const span of cleaned) add(spans, span)
  }
  return spans.some((span) => span.kind === 'link' || span.text.trim() !== '') ? spans : []
}

/**
 * The same for a subject: one line without links; empty if nothing is left.
 *
 * @example fillSubject(parseTemplate('See you, {{attendee.name}}').parts, () => ({ text: 'Ada' }), author) // 'See you, Ada'
 */
export function fillSubject(
  parts: TemplatePart[],
  valueFor: (name: string) => PlaceholderValue | null,
  author: TemplateAuthor,
): string {
  const spans = parts.map((part): string => {
    if (part.kind === 'text') return soundText(part.text)
    const value = valueFor(part.name)
    return value && 'text' in value ? shownValue(value) : ''
  })
  const line = Array.from(onOneLine(spans.join('')))
  const text = line.length <= MAX_SUBJECT_LENGTH ? line.join('') : `${line.slice(0, MAX_SUBJECT_LENGTH).join('')}…`
  // Also what an author and an attendee have put together.
  const rest = withoutLinks(text, author)
  return findDeception(rest, author) === null ? rest.trim() : ''
}

/** The parts between line breaks. */
function linesOf(parts: TemplatePart[]): TemplatePart[][] {
  const lines: TemplatePart[][] = [[]]
  for (const part of parts) {
    if (part.kind === 'placeholder') lines.at(-1)?.push(part)
    else
      for (const [index, text] of part.text.split('\n').entries()) {
        if (index > 0) lines.push([])
        if (text !== '') lines.at(-1)?.push({ kind: 'text', text })
      }
  }
  return lines
}

/** @returns null for a line that is left out */
function fillLine(line: TemplatePart[], valueFor: (name: string) => PlaceholderValue | null): FilledSpan[] | null {
  let asked = 0
  let given = 0
  const spans = line.map((part): FilledSpan => {
    if (part.kind === 'text') return { kind: 'text', text: soundText(part.text), source: 'author' }
    asked++
    const value = valueFor(part.name)
    if (value && 'href' in value) {
      given++
      return { kind: 'link', ...value }
    }
    const text = value ? shownValue(value) : ''
    if (text !== '') given++
    return { kind: 'text', text, source: value?.from ?? 'author' }
  })
  if (asked === 0 || given > 0) return spans
  const rest = spans.map((span) => (span.kind === 'text' ? span.text : '')).join('')
  const isOnlyLabel = rest.trim() === '' || rest.trimEnd().endsWith(':')
  return isOnlyLabel ? null : spans
}

/** At most one blank line after another, and none at the ends. */
function withoutDoubleGaps(lines: FilledSpan[][]): FilledSpan[][] {
  const isBlank = (line: FilledSpan[] | undefined) =>
    !line?.some((span) => span.kind === 'link' || span.text.trim() !== '')
  const kept = lines.filter((line, index) => !isBlank(line) || !isBlank(lines[index - 1] ?? []))
  const end = kept.findLastIndex((line) => !isBlank(line))
  return kept.slice(
    kept.findIndex((line) => !isBlank(line)),
    end + 1,
  )
}

/**
 * What may reach other people's mail (S16). A new host's links are left out; an established host's stay. What the attendee typed never
 * becomes a link, not even together with the text around it.
 */
function cleanLine(line: FilledSpan[], author: TemplateAuthor): MailSpan[] {
  const runs: (FilledSpan & { kind: 'text' })[][] = [[]]
  const cleaned: MailSpan[] = []
  const flush = () => {
    const run = runs.pop() ?? []
    if (run.length > 0) cleaned.push({ kind: 'text', text: cleanRun(run, author) })
    runs.push([])
  }
  for (const span of line) {
    if (span.kind === 'text' && span.source !== 'checked') runs.at(-1)?.push(span)
    else {
      flush()
      cleaned.push(span.kind === 'link' ? span : { kind: 'text', text: span.text })
    }
  }
  flush()
  return cleaned
}

function cleanRun(run: (FilledSpan & { kind: 'text' })[], author: TemplateAuthor): string {
  const whole = run.map(({ text }) => text).join('')
  if (!author.established) return withoutLinks(whole, author)
  if (!run.some(({ source }) => source === 'attendee')) return whole
  const own = run.map(({ text, source }) => (source === 'attendee' ? ' ' : text)).join('')
  if (withoutLinks(own) === own) return withoutLinks(whole)
  // The author's link stays; values stand apart from it.
  const pieces = run.map(({ text, source }) => (source === 'attendee' ? ` ${withoutLinks(text)} ` : text))
  return pieces.join('')
}

function add(spans: MailSpan[], span: MailSpan): void {
  const last = spans.at(-1)
  if (last?.kind === 'text' && span.kind === 'text') last.text += span.text
  else if (span.kind === 'link' || span.text !== '') spans.push({ ...span })
}

function lengthOf(span: MailSpan): number {
  return span.kind === 'text' ? span.text.length : span.href.length
}

function shownValue({ text }: { text: string }): string {
  const sound = soundText(text).trim()
  const characters = Array.from(sound)
  const short =
    characters.length <= MAX_VALUE_LENGTH ? sound : `${characters.slice(0, MAX_VALUE_LENGTH).join('').trimEnd()}…`
  return isolated(short)
}

/** Control characters and direction overrides, also from rows that are older than the rule against them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const UNFIT = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

function soundText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replace(/[\u2028\u2029]/g, '\n')
    .replace(UNFIT, ' ')
}

const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Mandaic}\p{Script=Samaritan}]/u

/** A name written from right to left must not turn the text after it around: isolates of Unicode (UAX 9), line by line. */
function isolated(text: string): string {
  return text
    .split('\n')
    .map((line) => (RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line))
    .join('\n')
}

/** Words with one space between them. */
function onOneLine(text: string): string {
  return text
    .replaceAll('\n', ' ')
    .split(' ')
    .filter((word) => word !== '')
    .join(' ')
}
