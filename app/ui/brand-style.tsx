import { brandCss } from './brand-color'
import { useNonce } from './nonce'

/** Replaces Foyer's colour by the host's on the page that renders it. Renders nothing if `color` is not a hex colour. */
export function BrandStyle({ color }: { color: string | null | undefined }) {
  const nonce = useNonce()
  const css = brandCss(color)
  if (!css) return null
  // Browsers hide a nonce from the markup, so React finds a different value there.
  return <style nonce={nonce || undefined} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: css }} />
}
