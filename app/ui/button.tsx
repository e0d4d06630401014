import { Link } from '@remix-run/react'
import type { ComponentProps } from 'react'

type Look = 'primary' | 'secondary' | 'quiet' | 'danger'

interface LookProps {
  look?: Look
  small?: boolean
}

function classes({ look = 'primary', small }: LookProps): string {
  return ['button', look !== 'primary' && `button-${look}`, small && 'button-small'].filter(Boolean).join(' ')
}

/** A button that sends its form unless told otherwise. While `pending` it stays focusable, and sending twice does nothing. */
export function Button({
  look,
  small,
  pending,
  ...props
}: ComponentProps<'button'> & LookProps & { pending?: boolean }) {
  return (
    <button
      type="submit"
      {...props}
      className={classes({ look, small })}
      aria-disabled={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : props.onClick}
    />
  )
}

/** A link that looks like a button. Addresses that are not pages of ours take `reloadDocument`. */
export function ButtonLink({ look, small, ...props }: ComponentProps<typeof Link> & LookProps) {
  return <Link {...props} className={classes({ look, small })} />
}
