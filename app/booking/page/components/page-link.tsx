import { Form, type FormProps, Link, type LinkProps } from '@remix-run/react'
import { type ComponentProps, forwardRef } from 'react'
import { ButtonLink } from '~/ui/button'
import { useFramed } from '~/ui/framed'
import { toFrame } from '../frame-address'

/** A link between public pages. Inside a frame it leads to the next page's frame and leaves no trace in the history. */
export function PageLink({ to, ...rest }: LinkProps & { to: string }) {
  return <Link {...rest} {...useStep(to, rest.replace)} />
}

export function PageButtonLink({ to, ...rest }: ComponentProps<typeof ButtonLink> & { to: string }) {
  return <ButtonLink {...rest} {...useStep(to, rest.replace)} />
}

/** A form of a public page; its action is the page itself. */
export const PageForm = forwardRef<HTMLFormElement, FormProps>(function PageForm(props, ref) {
  const framed = useFramed()
  return <Form {...props} ref={ref} replace={framed || props.replace} />
})

function useStep(to: string, replace: boolean | undefined) {
  return useFramed() ? { to: toFrame(to), replace: true } : { to, replace }
}
