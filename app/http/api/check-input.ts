import type { Context } from 'hono'
import type { ApiEnv } from './api'
import { invalid, malformedJson, ProblemError } from './problem'

const WITH_BODY = ['POST', 'PUT', 'PATCH']
/** Twice what our deepest body needs. */
const DEEPEST = 16
const MOST_FINDINGS = 50
/** They would reach into an object's prototype. */
const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype']

type Finding = { path: string; message: string }

/** @throws 422 for a parameter that the call does not know, that is given twice, or with text that is none */
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
    if (problem && findings.length < MOST_FINDINGS) findings.push({ path: name.slice(0, 100), message: problem })
  }
  if (findings.length > 0) throw invalid(findings)
}

/**
 * Looks at a body before any schema does: is it sent as JSON, is it JSON, could it be text of ours. No body at all counts as `{}`,
 * because many clients announce JSON and then send nothing.
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
  const text = await c.req.text()
  if (text.trim() === '') return useEmptyObject(c)
  if (depthOf(text) > DEEPEST) throw invalid([{ path: '', message: 'The body is nested too deeply' }])
  const findings: Finding[] = []
  look(parse(text), [], findings)
  if (findings.length > 0) throw invalid(findings)
}

function useEmptyObject(c: Context<ApiEnv>): void {
  c.req.raw = new Request(c.req.url, { method: c.req.method, headers: c.req.raw.headers, body: '{}' })
  c.req.bodyCache = {}
}

/** Counted on the text, so that a bomb goes off before anything recurses into it. @example depthOf('[{"a":[]}]') // 3 */
export function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (quoted) {
      if (code === 0x5c) i++
      else if (code === 0x22) quoted = false
    } else if (code === 0x22) quoted = true
    else if (code === 0x5b || code === 0x7b) deepest = Math.max(deepest, ++depth)
    else if (code === 0x5d || code === 0x7d) depth--
  }
  return deepest
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ProblemError(malformedJson())
  }
}

function look(value: unknown, path: string[], findings: Finding[]): void {
  if (findings.length >= MOST_FINDINGS) return
  const problem = typeof value === 'string' ? problemOfText(value) : null
  if (problem) findings.push({ path: path.join('.'), message: problem })
  if (typeof value !== 'object' || value === null) return
  for (const [key, below] of Object.entries(value)) {
    const place = [...path, key.slice(0, 100)]
    const problemOfKey = PROTOTYPE_KEYS.includes(key) ? 'is not a known field' : problemOfText(key)
    if (problemOfKey) findings.push({ path: place.join('.'), message: problemOfKey })
    else look(below, place, findings)
  }
}

/** PostgreSQL stores no zero byte, and half a surrogate pair is no character anywhere. */
function problemOfText(text: string): string | null {
  return text.includes('\0') || !text.isWellFormed() ? 'must not contain zero bytes or halves of characters' : null
}
