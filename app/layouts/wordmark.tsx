/** The name with the logo, a lit archway. Takes the colour of the text around it. */
export function Wordmark() {
  return (
    <span className="wordmark">
      <svg viewBox="0 0 20 24" aria-hidden="true" focusable="false">
        <path className="wordmark-arch" d="M2 23V10a8 8 0 0 1 16 0v13Z" />
        <path className="wordmark-light" d="M6.5 23V10.5a3.5 3.5 0 0 1 7 0V23Z" />
      </svg>
      <span>Foyer</span>
    </span>
  )
}
