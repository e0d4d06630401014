import { ButtonLink } from './button'

interface Step {
  label: string
  to: string
}

/** Links to the previous and next page of a list; renders nothing if there is only one page. */
export function PageSteps({ label, previous, next }: { label: string; previous: Step | null; next: Step | null }) {
  if (!previous && !next) return null
  return (
    <nav className="pages" aria-label={label}>
      {previous && (
        <ButtonLink size="small" icon="arrowLeft" rel="prev" to={previous.to}>
          {previous.label}
        </ButtonLink>
      )}
      {next && (
        <ButtonLink size="small" icon="arrowRight" rel="next" to={next.to}>
          {next.label}
        </ButtonLink>
      )}
    </nav>
  )
}
