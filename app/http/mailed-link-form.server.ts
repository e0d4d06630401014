import type { Submission } from '@conform-to/react'
import type { AccountMessages } from '~/accounts/messages'
import type { ResetPasswordResult } from '~/accounts/reset-password.server'
import { forgetSignUpBrowser } from '~/accounts/sign-up-browser.server'
import type { VerifyEmailResult } from '~/accounts/verify-email.server'
import { type QueueFull, refuseForm, refuseFull } from './account-form.server'
import type { AppContext } from './context.server'
import { finishSignIn } from './finish-sign-in.server'
import { redirect } from './redirect.server'

/**
 * The response to the form of a mailed link that proves an address (S22): it signs in who sent it, or shows the form again.
 *
 * @param signedIn the page after signing in
 * @param over the page that says that the link no longer works
 */
export async function respondToMailedLink(
  { request, context }: { request: Request; context: AppContext },
  submission: Extract<Submission<unknown, string[], { handle?: string | undefined }>, { status: 'success' }>,
  result: ResetPasswordResult | VerifyEmailResult | QueueFull,
  t: AccountMessages,
  { signedIn, over }: { signedIn: string; over: string },
) {
  if (result.ok) {
    const headers = new Headers({ 'Set-Cookie': forgetSignUpBrowser(context.env.APP_URL) })
    return finishSignIn(request, context, { hostId: result.hostId, next: signedIn }, headers)
  }
  if (result.reason === 'queue_full') return refuseFull(submission, result, t)
  if (result.reason === 'link_over') return redirect(over)
  if (result.reason === 'handle_taken') {
    const taken = t.handleTaken(submission.value.handle ?? '', result.suggestion)
    return refuseForm(submission, { status: 409, fieldErrors: { handle: [taken] } })
  }
  return refuseForm(submission, { status: 400, fieldErrors: { password: [t.problems[result.reason]] } })
}
