/** A person's initials; beside the name, so it says nothing to screen readers. */
export function Avatar({ name }: { name: string }) {
  const initials = name
    .split(/\s+/)
    .map((word) => Array.from(word)[0] ?? '')
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('')
    .toUpperCase()
  return (
    <span className="avatar" aria-hidden="true">
      {initials}
    </span>
  )
}
