import type { ActionFunctionArgs } from '@remix-run/node'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { redirectLoader } from '~/http/redirect-back.server'
import { requireMembership } from '~/http/require/require-membership.server'
import { type Bookable, chooseBookable } from '~/team/bookable.server'

export const loader = redirectLoader('/admin/team/members')

const CHOICES = ['yes', 'paused', 'no'] as const satisfies Bookable[]

/** A member's own consent to be booked for the team, or its pause or end. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { acting } = await requireMembership(request, context, 'choose-bookable')
  const chosen = (await readFormData(request, { once: ['bookable'] })).get('bookable')
  const choice = CHOICES.find((name) => name === chosen)
  if (choice === undefined) throw new Response(null, { status: 400 })
  await chooseBookable(context.db, acting, choice, context.now)
  context.outbox.wake()
  return redirect('/admin/team/members?saved=1')
}
