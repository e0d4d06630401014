import { createHash } from 'node:crypto'
import { INLINE_SCRIPTS } from '~/booking/page/inline-scripts'

/** The source of a policy that allows an inline script or style with exactly this text (CSP 3, section 2.3.1). */
export function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** For our inline scripts: their text is the same on every page. */
export const INLINE_SCRIPT_SOURCES = Object.values(INLINE_SCRIPTS).map(hashSource)
