import { Link } from '@remix-run/react'

/** A door that stands ajar, and the name. */
export function Wordmark({ to = '/' }: { to?: string }) {
  return (
    <Link to={to} className="wordmark">
      <svg
        viewBox="0 0 24 24"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinejoin="round"
      >
        <path d="M4 21V3h16v18" />
        <path d="M9 21V7l7-3v17z" fill="currentColor" />
        <path d="M2 21h20" strokeLinecap="round" />
      </svg>
      Foyer
    </Link>
  )
}
