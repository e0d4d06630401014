import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test'

export const PICTURES = 'test-results/engines/pictures'
export type Key = 'Escape' | 'Enter' | 'Tab' | 'ArrowRight' | 'ArrowDown'
export type Point = readonly [x: number, y: number]
export type Role = 'button' | 'link' | 'heading' | 'dialog' | 'alert' | 'status' | 'cell' | 'textbox'

/** What a person looks for: an element of a kind by its name, or text. `nth` counts from 0. */
export type Target = { role: Role; name: string | RegExp; nth?: number } | { text: string | RegExp; nth?: number }

/**
 * What a journey needs from a browser, so that it is written once for engines that are driven in different ways. Everything waits until what
 * it needs is there and visible; nothing waits for time to pass.
 */
export interface PageDriver {
  /** Resolves when the document is there, not when its scripts are. */
  visit(url: string): Promise<void>
  /** Resolves when the entry of the history that was shown has been left. */
  back(): Promise<void>
  reload(): Promise<void>
  resize(width: number, height: number): Promise<void>
  /** @param name of the picture; the folder is the engine's */
  capture(name: string): Promise<void>
  /** The document in a frame; the selector looks into shadow roots. */
  inFrame(selector: string): PageDriver
  see(target: Target): Promise<void>
  /** Waits until it is not there, or hidden. */
  miss(target: Target): Promise<void>
  /** Names of all such elements that are visible now. */
  names(role: Role, name: RegExp): Promise<string[]>
  click(target: Target): Promise<void>
  fill(label: string, text: string): Promise<void>
  choose(label: string, value: string): Promise<void>
  valueOf(label: string): Promise<string>
  press(key: Key): Promise<void>
  /** Types into whatever has the focus. */
  type(text: string): Promise<void>
  /** Presses the mouse at one point of the window, moves, and lets go at another. */
  drag(from: Point, to: Point): Promise<void>
  /** @param expression evaluated in the document; its value must be JSON */
  evaluate<T>(expression: string): Promise<T>
  /** What the browser's console complained about since the page was opened, where its driver tells. */
  complaints(): string[]
}

/** The mark goes when the entry is left: with its document, or when the document shows an earlier entry. */
export const goBack = (mark: string) =>
  `void (window.leaving = '${mark}', addEventListener('popstate', () => { delete window.leaving }, true), history.back())`

/** The hash of the style that `capture` explains, as Firefox names it. */
const STYLE_OF_PICTURES = `sha256-${createHash('sha256').update('body {}').digest('base64')}`

/** Which page is driven, and what it reported. */
interface Driven {
  page: Page
  engine: string
  complaints: string[]
}

export class PlaywrightDriver implements PageDriver {
  readonly #driven: Driven
  readonly #page: Page
  readonly #place: Page | FrameLocator

  constructor(driven: Driven, place: Page | FrameLocator = driven.page) {
    this.#driven = driven
    this.#page = driven.page
    this.#place = place
  }

  /** @param engine its name, for the pictures */
  static of(page: Page, engine: string): PlaywrightDriver {
    const complaints: string[] = []
    const note = (text: string) => void (text.includes(STYLE_OF_PICTURES) || complaints.push(text))
    page.on('pageerror', (error) => note(`${error} (${page.url()})`))
    page.on('console', (message) => message.type() === 'error' && note(message.text()))
    return new PlaywrightDriver({ page, engine, complaints })
  }

  async visit(url: string) {
    // Chromium's event waits for deferred scripts, which a test may hold back; over BiDi it is the state "interactive", before those run.
    const waitUntil = this.#driven.engine === 'chromium' ? 'commit' : 'domcontentloaded'
    await this.#page.goto(url, { waitUntil })
  }

  /** By script: over BiDi, `goBack` does not return from a page that the browser has kept. */
  async back() {
    const mark = randomUUID()
    await this.#page.evaluate(goBack(mark)).catch(ignoreNavigation)
    const seen = () =>
      this.#page.evaluate('window.leaving').catch((error) => {
        ignoreNavigation(error)
        return mark
      })
    await expect.poll(seen).not.toBe(mark)
  }

  async reload() {
    await this.#page.reload({ waitUntil: 'domcontentloaded' })
  }

  resize(width: number, height: number) {
    return this.#page.setViewportSize({ width, height })
  }

  /** Playwright puts an empty style into the page for it, which a policy refuses: a page that notes refusals knows it by `isPictured`. */
  async capture(name: string) {
    const path = join(PICTURES, this.#driven.engine, `${name}.png`)
    await this.#page.evaluate('window.isPictured = true')
    await this.#page.screenshot({ path, caret: 'initial', animations: 'allow' })
    await this.#page.evaluate('window.isPictured = false')
  }

  inFrame(selector: string) {
    return new PlaywrightDriver(this.#driven, this.#place.frameLocator(selector))
  }

  async see(target: Target) {
    await this.#locate(target).waitFor({ state: 'visible' })
  }

  async miss(target: Target) {
    await this.#locate(target).waitFor({ state: 'hidden' })
  }

  names(role: Role, name: RegExp) {
    return this.#place
      .getByRole(role, { name })
      .filter({ visible: true })
      .evaluateAll((elements) =>
        elements.map((element) => element.getAttribute('aria-label') ?? element.textContent?.trim() ?? ''),
      )
  }

  async click(target: Target) {
    await this.#locate(target).click()
  }

  /** By keys: over BiDi, `fill` appends to an address, and its emptying comes late. */
  async fill(label: string, text: string) {
    const field = this.#place.getByLabel(label, { exact: true })
    // Their parts are typed in an order of the browser's own.
    if (/^(date|time)$/.test((await field.getAttribute('type')) ?? '')) return field.fill(text)
    await field.selectText()
    await field.pressSequentially(text)
  }

  async choose(label: string, value: string) {
    await this.#place.getByLabel(label, { exact: true }).selectOption(value)
  }

  valueOf(label: string) {
    return this.#place.getByLabel(label, { exact: true }).inputValue()
  }

  press(key: Key) {
    return this.#page.keyboard.press(key)
  }

  type(text: string) {
    return this.#page.keyboard.type(text)
  }

  async drag([fromX, fromY]: Point, [toX, toY]: Point) {
    const { mouse } = this.#page
    await mouse.move(fromX, fromY)
    await mouse.down()
    await mouse.move((fromX + toX) / 2, (fromY + toY) / 2)
    await mouse.move(toX, toY)
    await mouse.up()
  }

  complaints() {
    return this.#driven.complaints
  }

  async evaluate<T>(expression: string): Promise<T> {
    try {
      return await this.#evaluateOnce(expression)
    } catch (error) {
      // The document was replaced meanwhile: the next one is asked.
      ignoreNavigation(error)
      return this.#evaluateOnce(expression)
    }
  }

  async #evaluateOnce<T>(expression: string): Promise<T> {
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
  if (!/navigation|context was destroyed/i.test(String(error))) throw error
}
