import type { ComponentPropsWithoutRef } from 'react'
import { ButtonAnchor, type ButtonLook } from '~/ui/button'
import { useFramed } from '~/ui/framed'
import { toFrame } from '../frame-address'

interface StepProps {
  /** A path of a public page, or only a query for another view of this page. */
  to: string
  /** Takes the place of the present entry in the history: for another day or month of the same page. */
  replace?: boolean
  /** The id of the element that gets the focus when the step stays on the page. */
  thenFocus?: string
}

/**
 * A link between public pages. `public.js` takes it over by `data-step`; without scripts it is a link. Inside a frame it leads to the next
 * page's frame and leaves no trace in the history.
 */
export function PageLink({ to, replace, thenFocus, ...rest }: StepProps & ComponentPropsWithoutRef<'a'>) {
  return <a {...rest} {...useStep({ to, replace, thenFocus })} />
}

export function PageButtonLink({ to, replace, ...rest }: StepProps & ButtonLook & ComponentPropsWithoutRef<'a'>) {
  return <ButtonAnchor {...rest} {...useStep({ to, replace })} />
}

/** A form of a public page. Without an action it is sent to the page itself, with its query. */
export function PageForm({ replace, ...rest }: { replace?: boolean } & ComponentPropsWithoutRef<'form'>) {
  return <form {...rest} data-step={useFramed() || replace ? 'replace' : 'push'} />
}

type Step = { [Key in keyof StepProps]: StepProps[Key] | undefined }

function useStep(step: Step) {
  return stepAttributes(step, useFramed())
}

/** What makes a link a step, for links that are written without components. */
export function stepAttributes({ to, replace, thenFocus }: Step, framed: boolean) {
  const address = to ?? ''
  return {
    href: framed ? toFrame(address) : address,
    'data-step': framed || replace ? 'replace' : 'push',
    'data-then-focus': thenFocus,
  }
}
