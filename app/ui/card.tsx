import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** A raised sheet. Use it for content apart from the rest of the page, not for every paragraph. */
export function Card({
  as: Element = 'div',
  className,
  children,
}: {
  as?: 'div' | 'li' | 'article' | 'section'
  className?: string
  children: ReactNode
}) {
  return <Element className={classNames('card', className)}>{children}</Element>
}

/** A part of a page under its own heading, separated by a thin line; heading and content are side by side on wide screens. */
export function Section({
  id,
  title,
  description,
  children,
}: {
  /** For links to this part. */
  id?: string
  title: string
  description?: ReactNode
  children: ReactNode
}) {
  return (
    <section id={id} className="section">
      <header className="section-head">
        <h2 className="section-title">{title}</h2>
        {description && <div className="section-description">{description}</div>}
      </header>
      <div className="section-body">{children}</div>
    </section>
  )
}

/** A part of a page that most people need seldom: only its heading is shown until it is opened. */
export function FoldedSection({
  title,
  description,
  open,
  children,
}: {
  title: string
  description?: ReactNode
  /** From the start: it holds something, or answers what was just sent. */
  open: boolean
  children: ReactNode
}) {
  return (
    <section className="section">
      <details className="more section-fold" open={open}>
        <summary>
          <h2 className="section-title">{title}</h2>
        </summary>
        {description && <div className="section-description">{description}</div>}
        <div className="section-body">{children}</div>
      </details>
    </section>
  )
}
