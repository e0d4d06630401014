import type { FrameEvents } from '#widget/protocol'
import { useFramed } from '~/ui/framed'

/** What `public.js` reports to the page around a frame while this page is shown; nothing outside a frame. */
export function FrameReport<E extends keyof FrameEvents>({ event, payload }: { event: E; payload: FrameEvents[E] }) {
  if (!useFramed()) return null
  return <template data-report={event} data-payload={JSON.stringify(payload)} />
}
