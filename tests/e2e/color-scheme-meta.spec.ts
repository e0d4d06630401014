import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type RunningApp } from './app'
import { ours, test } from './other-site'

/** A site without any style of its own: what its meta element says is all that tells light from dark. */
for (const { content, os, theme, ground } of [
  { content: 'dark', os: 'light', theme: 'dark', ground: 'dark' },
  { content: 'only dark', os: 'light', theme: 'dark', ground: 'dark' },
  { content: 'light', os: 'dark', theme: 'light', ground: 'light' },
  { content: 'light dark', os: 'dark', theme: 'dark', ground: 'dark' },
  { content: 'dark light', os: 'light', theme: 'light', ground: 'light' },
  { content: null, os: 'dark', theme: 'light', ground: 'light' },
] as const)
  test(`a site whose meta element says ${content ?? 'nothing'} gets a ${theme} frame in a ${os} system`, async ({
    browser,
    app,
    site,
  }) => {
    const page = await (await browser.newContext({ colorScheme: os })).newPage()
    const bare = await serve(bareSite(app, site.href, content))
    try {
      await page.goto(bare.url)
      await expect(page.frameLocator('foyer-booking iframe').getByRole('heading', { name: 'Intro call' })).toBeVisible()
      const frame = ours(page, app)
      expect(new URL(frame.url()).searchParams.get('theme')).toBe(theme)
      const ink = await frame.evaluate(() => getComputedStyle(document.querySelector('h1') as Element).color)
      expect(lightness(ink) > 128 ? 'dark' : 'light').toBe(ground)
      expect(await page.locator('foyer-booking').evaluate(schemeOfFrame)).toBe(theme)
    } finally {
      await page.context().close()
      await bare.stop()
    }
  })

function bareSite(app: RunningApp, href: string, scheme: string | null): string {
  const meta = scheme === null ? '' : `<meta name="color-scheme" content="${scheme}">`
  return `<!doctype html><html lang="en"><head><title>A site</title>${meta}<script async src="${app.url}/embed.js"></script></head><body><foyer-booking href="${href}"></foyer-booking></body></html>`
}

/** Where it differs from the page's own, browsers paint the frame's ground opaque. */
function schemeOfFrame(element: Element): string {
  return (element.shadowRoot?.querySelector('iframe') ?? element.querySelector('iframe'))?.style.colorScheme ?? ''
}

function lightness(color: string): number {
  const parts = [...color.matchAll(/[\d.]+/g)].slice(0, 3).map(([part]) => Number(part))
  return parts.reduce((sum, part) => sum + part, 0) / 3
}

async function serve(html: string): Promise<{ url: string; stop: () => Promise<unknown> }> {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = () => new Promise((resolve) => server.close(resolve).closeAllConnections())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, stop }
}
