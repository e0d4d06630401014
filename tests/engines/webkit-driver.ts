import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { error as failures, Key as Keys, Origin, type WebDriver, type WebElement } from 'selenium-webdriver'
import { goBack, type Key, type PageDriver, PICTURES, type Point, type Role, type Target } from './page-driver'

const KEYS: Record<Key, string> = {
  Escape: Keys.ESCAPE,
  Enter: Keys.ENTER,
  Tab: Keys.TAB,
  ArrowRight: Keys.ARROW_RIGHT,
  ArrowDown: Keys.ARROW_DOWN,
}
/** Ends what would never end; no test fails by being slow. */
const WAIT_MS = 60_000
const LOOK_MS = 50

/** A page in WebKit, by classic WebDriver. Elements are found in the page, by role and name as Playwright finds them. */
export class WebKitDriver implements PageDriver {
  readonly #driver: WebDriver
  readonly #frames: string[]

  constructor(driver: WebDriver, frames: string[] = []) {
    this.#driver = driver
    this.#frames = frames
  }

  async visit(url: string) {
    await this.#replacePage(`open ${url}`, () => this.#driver.get(url))
  }

  async back() {
    const mark = randomUUID()
    await this.#driver.switchTo().defaultContent()
    await this.#driver.executeScript(goBack(mark))
    await this.#until('go back', () => this.#driver.executeScript<boolean>(`return window.leaving !== '${mark}'`))
  }

  async reload() {
    await this.#replacePage('reload', () => this.#driver.navigate().refresh())
  }

  /** The window has a separate bar above the page. */
  async resize(width: number, height: number) {
    await this.#driver.manage().window().setRect({ x: 0, y: 0, width, height })
    const [innerWidth, innerHeight] = await this.evaluate<[number, number]>('[innerWidth, innerHeight]')
    const bars = { width: width - innerWidth, height: height - innerHeight }
    await this.#driver
      .manage()
      .window()
      .setRect({ x: 0, y: 0, width: width + bars.width, height: height + bars.height })
  }

  async capture(name: string) {
    await this.#driver.switchTo().defaultContent()
    const folder = join(PICTURES, 'webkit')
    mkdirSync(folder, { recursive: true })
    const picture = await this.#until(`take the picture ${name}`, () => this.#driver.takeScreenshot())
    writeFileSync(join(folder, `${name}.png`), Buffer.from(picture, 'base64'))
  }

  inFrame(selector: string) {
    return new WebKitDriver(this.#driver, [...this.#frames, selector])
  }

  async see(target: Target) {
    await this.#find(target)
  }

  async miss(target: Target) {
    await this.#until(`miss ${describe(target)}`, async () => !(await this.#look(target)))
  }

  async names(role: Role, name: RegExp) {
    return this.#until(`read names of ${role} ${name}`, async () => {
      await this.#enter()
      return (await this.#all(role, name)).map(({ name }) => name)
    })
  }

  async click(target: Target) {
    await this.#until(`click ${describe(target)}`, async () => {
      const element = await this.#look(target)
      // A mouse's click is lost below the window's edge in a frame of another origin.
      if (element && this.#frames.length > 0)
        await this.#driver.executeScript('arguments[0].focus(); arguments[0].click()', element)
      else await element?.click()
      return element
    })
  }

  async fill(label: string, text: string) {
    await this.#until(`fill ${label}`, async () => {
      const field = await this.#labelled(label)
      const type = await field.getAttribute('type')
      // The parts of a date are typed in an order of the browser's own. In a frame of another origin the driver finds no field focusable, as
      // it loses clicks there.
      if (type === 'date' || type === 'time' || this.#frames.length > 0) await this.#setValue(field, text)
      else {
        await field.clear()
        await field.sendKeys(text)
      }
      return true
    })
  }

  async choose(label: string, value: string) {
    await this.#until(`choose ${value}`, async () => {
      await this.#setValue(await this.#labelled(label), value)
      return true
    })
  }

  async valueOf(label: string) {
    const { value } = await this.#until(`read ${label}`, async () => {
      const field = await this.#labelled(label)
      return { value: await this.#driver.executeScript<string>('return arguments[0].value', field) }
    })
    return value
  }

  async press(key: Key) {
    await this.#enter()
    await this.#driver.actions().sendKeys(KEYS[key]).perform()
  }

  async type(text: string) {
    await this.#enter()
    await this.#driver.actions().sendKeys(text).perform()
  }

  async drag([fromX, fromY]: Point, [toX, toY]: Point) {
    await this.#enter()
    const at = (x: number, y: number) => ({ x: Math.round(x), y: Math.round(y), origin: Origin.VIEWPORT, duration: 0 })
    const pressed = this.#driver.actions().move(at(fromX, fromY)).press()
    const moved = pressed.move(at((fromX + toX) / 2, (fromY + toY) / 2)).move(at(toX, toY))
    await moved.release().perform()
  }

  /** The driver does not tell what stands in the console. */
  complaints(): string[] {
    return []
  }

  async evaluate<T>(expression: string): Promise<T> {
    const { value } = await this.#until(`evaluate ${expression}`, async () => {
      await this.#enter()
      return { value: await this.#driver.executeScript<T>(`return (${expression})`) }
    })
    return value
  }

  /** As the browser does it, past React's own setter. */
  async #setValue(field: WebElement, value: string): Promise<void> {
    await this.#driver.executeScript(
      `const [field, value] = arguments
       Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, value)
       for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }))`,
      field,
      value,
    )
  }

  #find(target: Target): Promise<WebElement> {
    return this.#until(`see ${describe(target)}`, () => this.#look(target))
  }

  async #look(target: Target): Promise<WebElement | undefined> {
    await this.#enter()
    const found = 'role' in target ? await this.#all(target.role, target.name) : await this.#words(target.text)
    return found[target.nth ?? 0]?.element
  }

  #labelled(label: string): Promise<WebElement> {
    return this.#until(`find the field ${label}`, async () => {
      await this.#enter()
      return (await this.#run('labelled', null, label))[0]?.element
    })
  }

  #all(role: Role, name: string | RegExp) {
    return this.#run('role', role, name)
  }

  #words(text: string | RegExp) {
    return this.#run('text', null, text)
  }

  #run(by: string, role: Role | null, name: string | RegExp) {
    const [source, flags] = typeof name === 'string' ? [name, null] : [name.source, name.flags]
    return this.#driver.executeScript<{ element: WebElement; name: string }[]>(FIND, by, role, source, flags)
  }

  /** The driver does not wait for pages: the old one is marked, and the new one is there when the mark is gone. */
  async #replacePage(what: string, replace: () => Promise<void>): Promise<void> {
    await this.#until(what, async () => {
      await this.#driver.switchTo().defaultContent()
      await this.#driver.executeScript('window.isOldPage = true')
      await replace()
      return true
    })
    await this.#until(what, () =>
      this.#driver.executeScript<boolean>('return !window.isOldPage && document.readyState !== "loading"'),
    )
  }

  /** From the top each time: a frame's document may have changed meanwhile. */
  async #enter(): Promise<void> {
    await this.#until(`enter ${this.#frames.join(' and ') || 'the page'}`, async () => {
      await this.#driver.switchTo().defaultContent()
      for (const selector of this.#frames) {
        const frame = await this.#driver.executeScript<WebElement | null>(FIND_FRAME, selector)
        if (!frame) return false
        await this.#driver.switchTo().frame(frame)
      }
      return true
    })
  }

  /** An error of a page that is just being replaced counts as "not yet". */
  async #until<T>(what: string, look: () => Promise<T | false | null | undefined>): Promise<T> {
    const deadline = performance.now() + WAIT_MS
    let last: unknown
    while (performance.now() < deadline) {
      try {
        const found = await look()
        if (found) return found
      } catch (error) {
        if (!(error instanceof failures.WebDriverError)) throw error
        last = `${error.name} ${error.message} ${error.remoteStacktrace ?? ''} ${error.stack?.split('\n').slice(1, 6).join(' | ')}`
      }
      await pause(LOOK_MS)
    }
    throw new Error(`Could not ${what} in ${WAIT_MS} ms${last ? `: ${String(last)}` : ''}`)
  }
}

const describe = (target: Target) => ('role' in target ? `${target.role} ${target.name}` : `the words ${target.text}`)

/** By ARIA's rules as far as our pages need them: aria-label, aria-labelledby, else the text without hidden parts. */
const FIND = `
const [by, role, source, flags] = arguments
const matches = (text) => flags === null ? text === source : new RegExp(source, flags).test(text)
const tidy = (text) => text.replace(/[\\u200b\\u00ad]/g, '').replace(/\\s+/g, ' ').trim()
const words = (node) => node.nodeType === 3 ? node.data
  : node.nodeType !== 1 || node.getAttribute('aria-hidden') === 'true' || /^(SCRIPT|STYLE|NOSCRIPT)$/.test(node.tagName) ? ''
  : node.getAttribute('alt') ?? [...node.childNodes].map(words).join('')
const nameOf = (element) => {
  const label = element.getAttribute('aria-label')
  if (label) return tidy(label)
  const ids = element.getAttribute('aria-labelledby')
  const by = ids && ids.split(/\\s+/).map((id) => document.getElementById(id)).filter(Boolean)
  return tidy(by && by.length ? by.map(words).join(' ') : words(element))
}
const visible = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible'
const deep = (root, selector) => [...root.querySelectorAll('*')].flatMap((element) =>
  [...(element.matches(selector) ? [element] : []), ...(element.shadowRoot ? deep(element.shadowRoot, selector) : [])])
const SELECTORS = { button: 'button,[role=button]', link: 'a[href]', heading: 'h1,h2,h3,h4,h5,h6', dialog: 'dialog[open],[role=dialog]',
  alert: '[role=alert]', status: '[role=status]', cell: 'td,[role=cell]', textbox: 'textarea,input:not([type=checkbox],[type=radio],[type=hidden])' }
if (by === 'role') return deep(document, SELECTORS[role]).filter(visible)
  .map((element) => ({ element, name: nameOf(element) })).filter(({ name }) => matches(name))
if (by === 'labelled') {
  const named = [...document.querySelectorAll('[aria-label]')].filter((element) => /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName))
  const labelled = [...document.querySelectorAll('label')].filter((label) => label.control).map((label) => ({ element: label.control, name: tidy(words(label)) }))
  return [...labelled, ...named.map((element) => ({ element, name: element.getAttribute('aria-label') }))]
    .filter(({ element, name }) => matches(name) && visible(element))
}
const has = (text) => flags === null ? text.toLowerCase().includes(source.toLowerCase()) : matches(text)
return deep(document, '*').filter((element) => !/^(SCRIPT|STYLE|HEAD|TITLE|NOSCRIPT|OPTION)$/.test(element.tagName) && visible(element)
  && has(tidy(element.textContent)) && ![...element.children].some((child) => has(tidy(child.textContent))))
  .map((element) => ({ element, name: tidy(element.textContent) }))`

const FIND_FRAME = `
const deep = (root, selector) => [...root.querySelectorAll('*')].flatMap((element) =>
  [...(element.matches(selector) ? [element] : []), ...(element.shadowRoot ? deep(element.shadowRoot, selector) : [])])
return arguments[0].split(' ').reduce((roots, part) =>
  roots.flatMap((root) => [...deep(root, part), ...(root.shadowRoot ? deep(root.shadowRoot, part) : [])]), [document])[0] ?? null`
