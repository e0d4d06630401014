import type { FrameLocator, Locator, Page } from '@playwright/test'

export type Role = 'button' | 'link' | 'heading' | 'dialog' | 'alert' | 'status' | 'cell' | 'textbox'

/** What a person looks for: an element of a kind by its name, or text. `nth` counts from 0. */
export type Target = { role: Role; name: string | RegExp; nth?: number } | { text: string | RegExp; nth?: number }

/**
 * What a journey needs from a browser, so that it is written once for engines that are driven in different ways. Everything waits until
 * what it needs is there and visible; nothing waits for time to pass.
 */
export interface PageDriver {
  /** Resolves when the document is there, not when its scripts are. */
  visit(url: string): Promise<void>
  back(): Promise<void>
  reload(): Promise<void>
  resize(width: number, height: number): Promise<void>
  capture(file: string): Promise<void>
  /** The document in a frame; the selector looks into shadow roots. */
  inFrame(selector: string): PageDriver
  see(target: Target): Promise<void>
  /** Names of all such elements that are visible now. */
  names(role: Role, name: RegExp): Promise<string[]>
  click(target: Target): Promise<void>
  fill(label: string, text: string): Promise<void>
  choose(label: string, value: string): Promise<void>
  valueOf(label: string): Promise<string>
  press(key: 'Escape' | 'Enter'): Promise<void>
  /** @param expression evaluated in the document; its value must be JSON */
  evaluate<T>(expression: string): Promise<T>
}

export class PlaywrightDriver implements PageDriver {
  readonly #page: Page
  readonly #place: Page | FrameLocator

  constructor(page: Page, place: Page | FrameLocator = page) {
    this.#page = page
    this.#place = place
  }

  async visit(url: string) {
    await this.#page.goto(url, { waitUntil: 'domcontentloaded' })
  }

  /** By script: over BiDi, `goBack` does not return from a page that the browser has kept. */
  async back() {
    await this.#page.evaluate(() => history.back()).catch(ignoreNavigation)
  }

  async reload() {
    await this.#page.reload({ waitUntil: 'domcontentloaded' })
  }

  resize(width: number, height: number) {
    return this.#page.setViewportSize({ width, height })
  }

  async capture(file: string) {
    await this.#page.screenshot({ path: file })
  }

  inFrame(selector: string) {
    return new PlaywrightDriver(this.#page, this.#place.frameLocator(selector))
  }

  async see(target: Target) {
    await this.#locate(target).waitFor({ state: 'visible' })
  }

  names(role: Role, name: RegExp) {
    return this.#place
      .getByRole(role, { name })
      .evaluateAll((elements) =>
        elements.map((element) => element.getAttribute('aria-label') ?? element.textContent?.trim() ?? ''),
      )
  }

  async click(target: Target) {
    await this.#locate(target).click()
  }

  /** Emptied first: over BiDi, `fill` appends to the content of an address field. */
  async fill(label: string, text: string) {
    const field = this.#place.getByLabel(label, { exact: true })
    await field.fill('')
    await field.fill(text)
  }

  async choose(label: string, value: string) {
    await this.#place.getByLabel(label, { exact: true }).selectOption(value)
  }

  valueOf(label: string) {
    return this.#place.getByLabel(label, { exact: true }).inputValue()
  }

  press(key: 'Escape' | 'Enter') {
    return this.#page.keyboard.press(key)
  }

  async evaluate<T>(expression: string): Promise<T> {
    if (this.#place === this.#page) return this.#page.evaluate(expression)
    const element = await (this.#place as FrameLocator).owner().elementHandle()
    const frame = await element?.contentFrame()
    if (!frame) throw new Error('The frame is gone')
    return frame.evaluate(expression)
  }

  #locate(target: Target): Locator {
    const found =
      'role' in target
        ? this.#place.getByRole(target.role, { name: target.name, exact: true })
        : this.#place.getByText(target.text)
    return found.filter({ visible: true }).nth(target.nth ?? 0)
  }
}

function ignoreNavigation(error: unknown): void {
  if (!/navigat|destroyed|closed/i.test(String(error))) throw error
}
