import type { Context } from 'hono'
import { invalid, MAX_PATH_LENGTH, malformedJson, ProblemError } from '~/http/problem'
import type { ApiEnv } from './api'

const WITH_BODY = ['POST', 'PUT', 'PATCH']
/** Twice the depth of our deepest body. */
const DEEPEST = 16
/** More than an availability with a thousand dates of several intervals has. */
const MAX_VALUES = 20_000
const MAX_FINDINGS = 50
/** These keys would reach an object's prototype. */
const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype']

type Finding = { path: string; message: string }

/** @throws 422 for an unknown parameter, one that is given twice, or invalid text */
export function checkQuery(c: Context<ApiEnv>, known: string[]): void {
  const question = c.req.url.indexOf('?')
  if (question < 0) return
  const seen = new Set<string>()
  const findings: Finding[] = []
  for (const [name, value] of new URLSearchParams(c.req.url.slice(question))) {
    const problem = seen.has(name)
      ? 'is given more than once'
      : known.includes(name)
        ? problemOfText(value)
        : 'is not a known field'
    seen.add(name)
    if (problem && findings.length < MAX_FINDINGS) findings.push({ path: name.slice(0, 100), message: problem })
  }
  if (findings.length > 0) throw invalid(findings)
}

/**
 * Checks a body before any schema: its content type is JSON, it is JSON, and its text can be stored. An empty body counts as
 * `{}`, because many clients announce JSON and send nothing.
 *
 * @throws 415, 400, 422
 */
export async function checkBody(c: Context<ApiEnv>): Promise<void> {
  if (!WITH_BODY.includes(c.req.method)) return
  const announced = c.req.header('content-type')
  const isJson = /^application\/json\s*(;|$)/i.test(announced ?? '')
  const hasBody = Number(c.req.header('content-length') ?? 0) > 0 || c.req.header('transfer-encoding') !== undefined
  if (!isJson && (hasBody || announced !== undefined))
    throw new ProblemError({
      code: 'unsupported_media_type',
      detail: 'Send the body as application/json.',
      headers: { 'Accept-Post': 'application/json' },
    })
  if (!isJson) return
  const text = await c.req.text().catch(() => {
    // The sender has gone or was too slow: nobody waits for a response, and nothing of ours failed.
    throw new ProblemError(malformedJson())
  })
  if (text.trim() === '') return useEmptyObject(c)
  const shape = shapeOf(text)
  if (shape.depth > DEEPEST) throw invalid([{ path: '', message: 'The body is nested too deeply' }])
  if (shape.values > MAX_VALUES) throw invalid([{ path: '', message: 'The body holds too many values' }])
  const body = parse(text)
  const twice = findRepeatedKey(text)
  if (twice !== null) throw invalid([{ path: twice.slice(0, MAX_PATH_LENGTH), message: 'is given more than once' }])
  const findings: Finding[] = []
  look(body, [], findings)
  if (findings.length > 0) throw invalid(findings)
}

function useEmptyObject(c: Context<ApiEnv>): void {
  c.req.raw = new Request(c.req.url, { method: c.req.method, headers: c.req.raw.headers, body: '{}' })
  c.req.bodyCache = {}
}

/**
 * Counted on the text, so that an oversized structure is refused before anything recurses into it or builds objects.
 *
 * @example shapeOf('[{"a":[]},1]') // { depth: 3, values: 4 }
 */
export function shapeOf(text: string): { depth: number; values: number } {
  let [level, depth, values] = [0, 0, 0]
  for (const { sign } of signsOf(text)) {
    if (sign === '{' || sign === '[') {
      depth = Math.max(depth, ++level)
      values++
    } else if (sign === '}' || sign === ']') level--
    else if (sign === ',') values++
  }
  return { depth, values }
}

/**
 * Finds duplicate keys. Parsers keep the first, the last or both, so a text that two programs read differently is refused.
 * @param text JSON
 */
export function findRepeatedKey(text: string): string | null {
  const open: (Set<string> | null)[] = []
  let before: { from: number; to: number } | null = null
  for (const { sign, from, to } of signsOf(text)) {
    const keys = open.at(-1)
    if (sign === ':' && keys && before) {
      const key = readKey(text.slice(before.from, before.to))
      if (keys.has(key)) return key
      keys.add(key)
    }
    if (sign === '{') open.push(new Set())
    else if (sign === '[') open.push(null)
    else if (sign === '}' || sign === ']') open.pop()
    before = sign === '"' ? { from, to } : null
  }
  return null
}

function readKey(quoted: string): string {
  try {
    return JSON.parse(quoted)
  } catch {
    return quoted
  }
}

/** The tokens of a JSON text, one after the other; a quoted string is one token. Reads each character once. */
function* signsOf(text: string): Generator<{ sign: string; from: number; to: number }> {
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (!'{}[]:,"'.includes(sign)) continue
    const from = at
    if (sign === '"') {
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at++
    }
    yield { sign, from, to: at + 1 }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ProblemError(malformedJson())
  }
}

function look(value: unknown, path: string[], findings: Finding[]): void {
  if (findings.length >= MAX_FINDINGS) return
  const problem = typeof value === 'string' ? problemOfText(value) : null
  if (problem) findings.push({ path: path.join('.').slice(0, MAX_PATH_LENGTH), message: problem })
  if (typeof value !== 'object' || value === null) return
  for (const [key, below] of Object.entries(value)) {
    const place = [...path, key.slice(0, 100)]
    const problemOfKey = PROTOTYPE_KEYS.includes(key) ? 'is not a known field' : problemOfText(key)
    if (problemOfKey) findings.push({ path: place.join('.').slice(0, MAX_PATH_LENGTH), message: problemOfKey })
    else look(below, place, findings)
  }
}

/** PostgreSQL stores no zero byte, and half a surrogate pair is not a character. */
function problemOfText(text: string): string | null {
  return text.includes('\0') || !text.isWellFormed() ? 'must not contain zero bytes or halves of characters' : null
}
