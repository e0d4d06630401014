import type { ReactNode } from 'react'

/** Text for screen readers that the page already shows in another way. */
export function VisuallyHidden({
  children,
  as: Element = 'span',
}: {
  children: ReactNode
  as?: 'span' | 'div' | 'h2'
}) {
  return <Element className="visually-hidden">{children}</Element>
}
