import { Meta } from '@remix-run/react'
import { Children, cloneElement, type ReactElement, type ReactNode, useContext } from 'react'
import { UNSAFE_DataRouterStateContext as RouterState } from 'react-router-dom'
import type { Locale } from '~/i18n/locale'
import { uiMessages } from './messages'

/**
 * The page's title and meta elements. If its form was refused, the title says so first (WCAG 2.4.2): without scripts the page
 * loads again, and a screen reader reads the title first. The routes' `meta` functions do not get the action's result.
 */
export function PageMeta({ locale }: { locale: Locale }) {
  const refused = wasRefused(useContext(RouterState)?.actionData)
  // Called rather than rendered, because its elements are needed; it uses the same hooks in every render.
  const rendered = Meta() as ReactElement<{ children?: ReactNode }> | null
  return Children.map(rendered?.props.children, (element) =>
    refused && isTitle(element)
      ? cloneElement(element, {}, uiMessages[locale].refused(element.props.children))
      : element,
  )
}

function isTitle(element: ReactNode): element is ReactElement<{ children: string }> {
  return typeof element === 'object' && element !== null && 'type' in element && element.type === 'title'
}

/** Checks the names under which our actions return problems. */
function wasRefused(actionData: Record<string, unknown> | null | undefined): boolean {
  return Object.values(actionData ?? {}).some((answer) => {
    if (typeof answer !== 'object' || answer === null) return false
    const { problems, problem, refused, taken, didYouMean, form } = answer as Record<string, unknown>
    const submission = form as { status?: string } | null | undefined
    return (
      (Array.isArray(problems) && problems.length > 0) ||
      Boolean(problem) ||
      Boolean(refused) ||
      Boolean(didYouMean) ||
      Array.isArray(taken) ||
      submission?.status === 'error'
    )
  })
}
