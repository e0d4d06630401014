import type { AnyFrameEvents, FrameMessage } from '#widget/protocol'
import { isLeaving } from '~/ui/guard-history'

/**
 * Reports to the page around this frame what happened. If the browser names that site, only that site can read the message. If
 * it does not (Firefox, sandboxed pages), any site that frames us can: payloads contain no personal data, and the host's list
 * of sites decides who may frame us.
 */
export function reportToPage<E extends keyof AnyFrameEvents>(event: E, payload: AnyFrameEvents[E]): void {
  if (window.parent === window || isLeaving()) return
  const parent = window.location.ancestorOrigins?.[0]
  const message = { source: 'foyer', version: 1, event, payload } as FrameMessage
  window.parent.postMessage(message, parent === undefined || parent === 'null' ? '*' : parent)
}
