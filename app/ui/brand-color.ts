/** The palette of a host's colour: hex values for each role, in light and dark. */
export interface BrandPalette {
  /** Fills: the colour itself. */
  accent: string
  /** Text on a fill. */
  accentText: string
  light: SurfacePalette
  dark: SurfacePalette
}

export interface SurfacePalette {
  /** Links, icons, outlines: the colour, moved towards black or white until it is readable. */
  ink: string
  /** A tint behind chosen and free times. */
  soft: string
  /** The edge of fills: visible even where the fill itself hardly differs from the page. */
  edge: string
}

type Rgb = readonly [number, number, number]

// Kept equal to --surface, --raised and --sunken in styles/tokens.css by a test.
export const SURFACES = {
  light: { grounds: ['#fafbfa', '#ffffff', '#f1f4f2'], towards: '#000000' },
  dark: { grounds: ['#111714', '#19211d', '#0c110f'], towards: '#ffffff' },
} as const

/** WCAG 2.2 1.4.3 for text, 1.4.11 for the shape of a control. */
const TEXT_CONTRAST = 4.5
const SHAPE_CONTRAST = 3
const STEPS = 40
const SOFT_SHARE = { light: 0.1, dark: 0.16 }

/**
 * @param hex `#2f6b4f`, `2f6b4f`, `#abc` or `abc`
 * @returns null for anything else, so that a query parameter can be passed unchecked
 */
export function parseHexColor(hex: string | null | undefined): string | null {
  const digits = /^#?([\da-f]{6}|[\da-f]{3})$/i.exec(hex?.trim() ?? '')?.[1]?.toLowerCase()
  if (digits === undefined) return null
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`
}

/** @returns null when `hex` is no colour */
export function brandPalette(hex: string | null | undefined): BrandPalette | null {
  const accent = parseHexColor(hex)
  if (accent === null) return null
  return {
    accent,
    accentText: contrast(accent, '#ffffff') >= TEXT_CONTRAST ? '#ffffff' : '#000000',
    light: surfacePalette(accent, 'light'),
    dark: surfacePalette(accent, 'dark'),
  }
}

/**
 * The custom properties of tokens.css for a host's colour, as the text of a `<style>`. Contains only hex values that we
 * computed, for any input.
 */
export function brandCss(hex: string | null | undefined): string {
  const palette = brandPalette(hex)
  if (palette === null) return ''
  const { accent, accentText, light, dark } = palette
  const properties = {
    '--accent': accent,
    '--accent-strong': mix(accent, accentText === '#ffffff' ? '#000000' : '#ffffff', 0.16),
    '--accent-text': accentText,
    '--accent-ink': lightDark(light.ink, dark.ink),
    '--accent-soft': lightDark(light.soft, dark.soft),
    '--accent-edge': lightDark(light.edge, dark.edge),
  }
  return `:root{${Object.entries(properties)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')}}`
}

/** `light-dark()` for browsers without it, as the build writes it in style sheets; its switches are beside `color-scheme`. */
function lightDark(light: string, dark: string): string {
  return `var(--lightningcss-light,${light})var(--lightningcss-dark,${dark})`
}

/** WCAG contrast ratio of two hex colours, 1 to 21. @example contrast('#000000', '#ffffff') // 21 */
export function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (lighter + 0.05) / (darker + 0.05)
}

/** Moves the colour step by step towards black or white until it is readable on every background and on its own tint. */
function surfacePalette(accent: string, theme: 'light' | 'dark'): SurfacePalette {
  const { grounds, towards } = SURFACES[theme]
  const softOf = (ink: string) => mix(grounds[1], ink, SOFT_SHARE[theme])
  const steps = Array.from({ length: STEPS + 1 }, (_, step) => mix(accent, towards, step / STEPS))
  const reaches = (color: string, ratio: number, on: readonly string[]) =>
    on.every((ground) => contrast(color, ground) >= ratio)
  const ink = steps.find((color) => reaches(color, TEXT_CONTRAST, [...grounds, softOf(color)])) ?? towards
  const edge = steps.find((color) => reaches(color, SHAPE_CONTRAST, grounds)) ?? towards
  return { ink, soft: softOf(ink), edge }
}

/** @param share of `other`, 0 to 1 */
function mix(color: string, other: string, share: number): string {
  const [from, to] = [channelsOf(color), channelsOf(other)]
  return `#${from
    .map((channel, index) => Math.round(channel + ((to[index] ?? 0) - channel) * share))
    .map((channel) => channel.toString(16).padStart(2, '0'))
    .join('')}`
}

function luminance(color: string): number {
  const [red, green, blue] = channelsOf(color).map((channel) => {
    const value = channel / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }) as unknown as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channelsOf(color: string): Rgb {
  const value = Number.parseInt(color.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}
