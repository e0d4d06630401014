import { index, type RouteConfig, route } from '@remix-run/route-config'

/** Every page and form address of Foyer. The public ones come last: a handle may be any name that is not taken above. */
export default [
  index('routes/_index.tsx'),
  route('sign-up', 'routes/sign-up.tsx'),
  route('sign-in', 'routes/sign-in.tsx'),
  route('sign-out', 'routes/sign-out.tsx'),
  route('forgot-password', 'routes/forgot-password.tsx'),
  route('reset-password', 'routes/reset-password.tsx'),
  route('verify-email', 'routes/verify-email.tsx'),
  route('booking/:token', 'routes/booking.$token.tsx'),
  route('booking/:token/cancel', 'routes/booking.$token.cancel.tsx'),
  route('booking/:token/invite.ics', 'routes/booking.$token.invite.ts'),
  route(':handle', 'routes/$handle.tsx'),
  route(':handle/:eventType', 'routes/$handle.$eventType.tsx'),
  route(':handle/:eventType/book', 'routes/$handle.$eventType.book.tsx'),
  route('*', 'routes/$.tsx'),
] satisfies RouteConfig
