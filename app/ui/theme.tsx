const THEMES = ['light', 'dark', 'auto'] as const
export type Theme = (typeof THEMES)[number]

/** @returns the `theme` parameter; anything unknown means the reader's system setting */
export function readTheme(asked: string | null): Theme {
  return THEMES.find((theme) => theme === asked) ?? 'auto'
}

// Kept equal to --surface in styles/tokens.css by a test.
export const PAGE_COLORS = { light: '#fafbfa', dark: '#111714' } as const

/** The colour that the browser paints around the page. */
export function ThemeColor({ theme }: { theme: Theme }) {
  if (theme !== 'auto') return <meta name="theme-color" content={PAGE_COLORS[theme]} />
  return (
    <>
      <meta name="theme-color" media="(prefers-color-scheme: light)" content={PAGE_COLORS.light} />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content={PAGE_COLORS.dark} />
    </>
  )
}
