import type { EntryContext } from '@remix-run/node'
import { UNSAFE_RemixContext as RemixContext } from '@remix-run/react'
import type { ReactElement, ReactNode } from 'react'
import {
  UNSAFE_LocationContext as LocationContext,
  UNSAFE_RouteContext as RouteContext,
  UNSAFE_DataRouterStateContext as RouterState,
} from 'react-router-dom'
import type { ContextValues } from '~/ui/write-elements'

interface VisitorElements {
  page: ReactElement
  contexts: ContextValues
}

/**
 * A loaded page within the root's layout, and the contexts in which Remix and its router would render it. The router itself is left out: it
 * compares the address with the routes again, for links that a browser would follow.
 *
 * @returns null for whatever is more than a loaded page: an error, the outcome of a form, or styles of a development server
 */
export function visitorElements(remix: EntryContext): VisitorElements | null {
  const { actionData, errors, loaderData, location, matches } = remix.staticHandlerContext
  const [root, leaf, ...others] = matches
  if (actionData || errors || remix.criticalCss !== undefined || !root || !leaf || others.length > 0) return null
  const { Layout, default: Root } = remix.routeModules[root.route.id] ?? {}
  const { default: Page } = remix.routeModules[leaf.route.id] ?? {}
  if (!Layout || !Root || !Page) return null
  const around = (of: typeof matches, outlet: ReactNode, children: ReactNode) => (
    <RouteContext.Provider value={{ outlet: outlet as ReactElement | null, matches: of as never, isDataRoute: true }}>
      {children}
    </RouteContext.Provider>
  )
  const inside = around([root, leaf], null, <Page />)
  const page = around(
    [root],
    inside,
    <Layout>
      <Root />
    </Layout>,
  )
  const contexts = new Map<object, unknown>([
    [RemixContext, remix],
    [RouterState, { matches, location, loaderData, actionData, errors }],
    [LocationContext, { location, navigationType: 'POP' }],
  ])
  return { page, contexts }
}
