import { brandCss } from './brand-color'
import { useNonce } from './nonce'

/** Puts a host's colour over the house's own, for the page it is rendered on. Nothing when `color` is no hex colour. */
export function BrandStyle({ color }: { color: string | null | undefined }) {
  const nonce = useNonce()
  const css = brandCss(color)
  if (!css) return null
  // Browsers hide a nonce from the markup, so what React finds there differs from what it was given.
  return <style nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: css }} />
}
