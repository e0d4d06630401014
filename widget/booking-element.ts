import { bookingAddress, DARK, frameAddress, themeOf } from './address'
import { LiveElement } from './live-element'
import { close } from './open-dialog'
import type { FailureReason, FrameMessage, LookMessage } from './protocol'
import { service } from './service'
import { attachStyles, create } from './styles'
import { textsFor } from './texts'

const MAX_WAIT_MS = 20_000
/** How long to wait after a frame has loaded without a message. Its first message comes well before that. */
const GRACE_MS = 1_500
/** Messages between the frame and the loader; all others are passed on to the page. */
const INTERNAL_EVENT = /^(hello|step|close)$/

// The reserved height is what the first step needs at any width, if its head is short; see app/embed/estimate-height.ts. The
// backslashes keep line breaks out of the file that every site loads.
const CSS = `:host{display:block;width:100%}\
:host([hidden]){display:none}\
div{position:relative;min-height:var(--foyer-reserve,52rem)}\
iframe{display:block;position:absolute;width:100%;height:100%;border:0;visibility:hidden}\
.live iframe{position:static;visibility:visible}\
.live:not(.failed) slot{display:none}\
div.settled{min-height:0}`

const mounted = new Set<FoyerBookingElement>()

/** `<foyer-booking href>`: a booking page in place. Without this script, or if the frame fails, its content stays: a link. */
export class FoyerBookingElement extends LiveElement {
  /** The target of events: the link or badge that opened a pop-up, else the element itself. */
  _source: Element = this
  declare _frame?: HTMLIFrameElement | undefined
  _root = attachStyles(this, CSS)
  /** The element's own content is visible until a frame has reported that it works. */
  declare _box: HTMLElement
  declare _address: string
  declare _timer: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super()
    this._clear()
  }

  _show(): void {
    const address = frameAddress(this)
    if (!address) this._fail('wrong_address')
    else if (this._address === address.href) this._look()
    else {
      this._clear()
      mounted.add(this)
      this._address = address.href
      const theme = themeOf(this)
      address.searchParams.set('theme', theme)
      const frame = create('iframe', this._box, {
        scrolling: 'no',
        allow: 'clipboard-write',
        onload: () => this._expect('refused', GRACE_MS),
        src: address.href,
      })
      this._frame = frame
      void textsFor(this).then(({ title }) => (frame.title = this.title || this.textContent!.trim() || title))
      // Equal colour schemes let the page's background show through until the frame has content.
      frame.style.colorScheme = theme
      this._expect('timeout', MAX_WAIT_MS)
    }
  }

  _clear(): void {
    mounted.delete(this)
    clearTimeout(this._timer)
    this._root.textContent = ''
    this._box = create('div', this._root)
    create('slot', this._box)
    this._frame = undefined
    this._address = ''
  }

  _isLive(): boolean {
    return this._box.classList.contains('live')
  }

  _expect(otherwise: FailureReason, ms: number): void {
    clearTimeout(this._timer)
    this._timer = setTimeout(() => this._isLive() || this._fail(otherwise), ms)
  }

  /** Reports the failure and keeps the link to the booking page. */
  _fail(reason: FailureReason): void {
    this._clear()
    const box = this._box
    box.className = 'settled'
    void textsFor(this).then(({ failed, title }) => {
      create('a', box.firstChild!, { target: '_blank', href: bookingAddress(this).href, textContent: title })
      box.prepend(create('p', box, { role: 'status', textContent: failed }))
    })
    this._emit('failed', { reason })
  }

  /** Follows the page from light to dark without losing typed values. Sent to every document in the frame. */
  _look(): void {
    if (!this._isLive()) return
    const theme = themeOf(this)
    this._frame!.style.colorScheme = theme
    const message: LookMessage = { source: 'foyer', version: 1, event: 'look', payload: { theme } }
    // Null while the page removes the element.
    this._frame!.contentWindow?.postMessage(message, origin === 'null' ? '*' : service)
  }

  _receive({ event, payload }: FrameMessage): void {
    const { classList } = this._box
    classList.add('live')
    // From the cache, the script may run before the page's styles are loaded.
    this._look()
    if (event === 'resized') this._frame!.style.height = payload.height + 'px'
    if (event === 'failed') classList.add(event)
    if (event === 'ready') classList.remove('failed')
    if (event === 'close') close()
    if (event === 'step') {
      classList.add('settled')
      const { top } = this.getBoundingClientRect()
      if (top < 0 || top > innerHeight) this.scrollIntoView()
    }
    if (!INTERNAL_EVENT.test(event)) this._emit(event, payload)
  }

  _emit(event: string, detail: object): void {
    this._source.dispatchEvent(new CustomEvent('foyer:' + event, { bubbles: true, composed: true, detail }))
  }
}

/** One message listener and one observer for all elements of the page. */
export function listen(): void {
  const lookAround = () => {
    for (const element of mounted) element._look()
  }
  addEventListener('message', (message: MessageEvent<FrameMessage | null>) => {
    const { source, data } = message
    // In a sandboxed page our frame is sandboxed as well, and neither has an origin.
    if (message.origin !== (origin === 'null' ? origin : service) || data?.source !== 'foyer' || data.version !== 1)
      return
    for (const element of mounted) if (source && element._frame?.contentWindow === source) element._receive(data)
  })
  addEventListener('securitypolicyviolation', ({ blockedURI }) => {
    for (const element of mounted)
      if (blockedURI.startsWith(service) && element._frame && !element._isLive()) element._fail('blocked')
  })
  matchMedia(DARK).addEventListener('change', lookAround)
  addEventListener('load', lookAround)
  new MutationObserver(lookAround).observe(document.documentElement, { attributes: true })
}
