/**
 * An element that follows its attributes whenever a framework inserts, moves, changes or removes it. Members begin with `_`:
 * the build shortens those names, and React sets a property instead of an attribute where an element has one of that name.
 */
export abstract class LiveElement extends HTMLElement {
  _observer = new MutationObserver(() => this._show())

  /** Called after every change; the element is on the page. */
  abstract _show(): void
  abstract _clear(): void

  connectedCallback(): void {
    this._observer.observe(this, { attributes: true })
    // Frameworks set attributes right after they insert; and a move is a removal and an insertion.
    queueMicrotask(() => this.isConnected && this._show())
  }

  disconnectedCallback(): void {
    this._observer.disconnect()
    queueMicrotask(() => this.isConnected || this._clear())
  }
}
