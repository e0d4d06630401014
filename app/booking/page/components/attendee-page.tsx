import type { ReactNode } from 'react'
import { PublicLayout } from '~/layouts/public-layout'

/** A page about one booking, or a question about it, in one column. */
export function AttendeePage({ children }: { children: ReactNode }) {
  return (
    <PublicLayout>
      <article className="outcome">{children}</article>
    </PublicLayout>
  )
}
