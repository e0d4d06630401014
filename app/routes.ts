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
  route('goto/callback', 'routes/goto.callback.tsx'),
  route('admin', 'routes/admin.tsx', [
    index('routes/admin._index.tsx'),
    route('bookings', 'routes/admin.bookings._index.tsx'),
    route('bookings/export.csv', 'routes/admin.bookings.export.ts'),
    route('bookings/:id', 'routes/admin.bookings.$id.tsx'),
    route('bookings/:id/cancellation', 'routes/admin.bookings.$id.cancellation.tsx'),
    route('jobs/:id', 'routes/admin.jobs.$id.ts'),
    route('event-types', 'routes/admin.event-types._index.tsx'),
    route('event-types/new', 'routes/admin.event-types.new.tsx'),
    route('event-types/:id', 'routes/admin.event-types.$id.tsx'),
    route('event-types/:id/copy', 'routes/admin.event-types.$id.copy.ts'),
    route('event-types/:id/visibility', 'routes/admin.event-types.$id.visibility.ts'),
    route('event-types/:id/deletion', 'routes/admin.event-types.$id.deletion.tsx'),
    route('availability', 'routes/admin.availability.tsx'),
    route('availability/new', 'routes/admin.availability.new.tsx'),
    route('availability/:id', 'routes/admin.availability.tsx', { id: 'routes/admin.availability.$id' }),
    route('availability/:id/use', 'routes/admin.availability.$id.use.tsx'),
    route('availability/:id/undo', 'routes/admin.availability.$id.undo.ts'),
    route('availability/:id/default', 'routes/admin.availability.$id.default.ts'),
    route('availability/:id/deletion', 'routes/admin.availability.$id.deletion.tsx'),
    route('goto', 'routes/admin.goto.tsx'),
    route('settings', 'routes/admin.settings.tsx'),
    route('api', 'routes/admin.api.tsx'),
    route('api/:id/revocation', 'routes/admin.api.$id.revocation.tsx'),
  ]),
  route('booking/:token', 'routes/booking.$token.tsx'),
  route('booking/:token/cancel', 'routes/booking.$token.cancel.tsx'),
  route('booking/:token/reschedule', 'routes/booking.$token.reschedule.tsx'),
  route('booking/:token/edit', 'routes/booking.$token.edit.tsx'),
  route('booking/:token/invite.ics', 'routes/booking.$token.invite.ts'),
  route(':handle', 'routes/$handle.tsx'),
  route(':handle/:eventType', 'routes/$handle.$eventType.tsx'),
  route(':handle/:eventType/book', 'routes/$handle.$eventType.book.tsx'),
  // The same pages in the frame layout, for other sites to embed.
  frame(':handle/:eventType', 'routes/$handle.$eventType.tsx'),
  frame(':handle/:eventType/book', 'routes/$handle.$eventType.book.tsx'),
  frame('booking/:token', 'routes/booking.$token.tsx'),
  frame('booking/:token/cancel', 'routes/booking.$token.cancel.tsx'),
  frame('booking/:token/reschedule', 'routes/booking.$token.reschedule.tsx'),
  frame('booking/:token/edit', 'routes/booking.$token.edit.tsx'),
  route('*', 'routes/$.tsx'),
] satisfies RouteConfig

function frame(path: string, file: string) {
  return route(`${path}/embed`, file, { id: `${path}/embed` })
}
