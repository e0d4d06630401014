import type { AnyFrameEvents, FrameMessage } from '#widget/protocol'
import { isLeaving } from '~/ui/guard-history'

/**
 * Tells the page around this frame what happened. Where the browser says which site that is, only that site can read it. Where it
 * does not (Firefox, sandboxed pages), anybody who framed us may: payloads hold nothing about a person, and the host's list of
 * sites decides who can frame us at all.
 */
export function reportToPage<E extends keyof AnyFrameEvents>(event: E, payload: AnyFrameEvents[E]): void {
  if (window.parent === window || isLeaving()) return
  const parent = window.location.ancestorOrigins?.[0]
  const message = { source: 'foyer', version: 1, event, payload } as FrameMessage
  window.parent.postMessage(message, parent === undefined || parent === 'null' ? '*' : parent)
}
