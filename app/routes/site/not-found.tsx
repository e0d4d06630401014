import { ErrorPage } from '~/ui/error-page'

/** Any address that no other route knows. */
export function loader() {
  throw new Response(null, { status: 404 })
}

export default function NotFound() {
  return <ErrorPage status={404} />
}
