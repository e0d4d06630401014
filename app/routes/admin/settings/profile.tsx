import type { SubmissionResult } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { listApiKeys } from '~/accounts/api-keys.server'
import { ChangeEmailSchema, requestNewEmail } from '~/accounts/change-email.server'
import { ChangePasswordSchema, changePassword } from '~/accounts/change-password.server'
import { KeysAfterPassword } from '~/accounts/components/keys-after-password'
import { ProviderSection } from '~/accounts/components/oidc-sign-in'
import { PhotoForm } from '~/accounts/components/photo-form'
import { EmailForm, PasswordForm, ProfileForm } from '~/accounts/components/settings-forms'
import type { Host } from '~/accounts/host'
import {
  accountMessages,
  blockListMessages,
  oidcMessages,
  photoMessages,
  securityMessages,
  senderMessages,
} from '~/accounts/messages'
import { linkOidc, ProviderLinkSchema, readOidcLink, unlinkOidc } from '~/accounts/oidc-identity.server'
import type { OidcRules } from '~/accounts/oidc-rules'
import { readSignUpBrowser } from '~/accounts/sign-up-browser.server'
import { FORMER_HANDLE_DAYS, ProfileSchema, updateProfile } from '~/accounts/update-profile.server'
import { AUDIT_KEPT_DAYS } from '~/audit/audit'
import { auditMessages } from '~/audit/messages'
import { HostLimitsForm } from '~/event-types/components/host-limits-form'
import { typedHostLimits } from '~/event-types/host-limits.server'
import { hostLimitsMessages } from '~/event-types/messages'
import { asQueueFull, readForm, refuseForm, refuseForNow, refuseFull } from '~/http/account-form.server'
import { limitMails } from '~/http/account-mail-limits.server'
import { deviceOfRequest } from '~/http/begin-session.server'
import type { AppContext } from '~/http/context.server'
import { beginPasswordAttempt } from '~/http/password-attempt.server'
import { redirect } from '~/http/redirect.server'
import { type ConfirmedHost, requireConfirmed } from '~/http/require/require-confirmed.server'
import { requireHost } from '~/http/require/require-host.server'
import { refuseWithoutPasswords, signInWays } from '~/http/require/require-passwords.server'
import { useMessages } from '~/i18n/locale'
import { accountDataMessages, privacyMessages } from '~/privacy/messages'
import { listTimeZones } from '~/time/time-zones'
import { Alert } from '~/ui/alert'
import { ButtonAnchor, ButtonLink } from '~/ui/button'
import { Section } from '~/ui/card'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

const PARTS = ['profile', 'email', 'password', 'link-provider', 'unlink-provider'] as const
type Part = (typeof PARTS)[number]

export const meta = privatePage(accountMessages, (t) => t.settings.title)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const done = new URL(request.url).searchParams.get('done')
  return {
    email: host.email,
    profile: {
      name: host.name,
      handle: host.handle,
      welcomeText: host.welcomeText,
      timeZone: host.timeZone,
      locale: host.locale,
      brandColor: host.brandColor ?? '',
    },
    photoUrl: host.photoUrl,
    limits: await typedHostLimits(context.db, host.id),
    zones: listTimeZones(context.now),
    address: new URL(context.env.APP_URL).host,
    done: DONE.find((name) => name === done) ?? null,
    formerHandleDays: FORMER_HANDLE_DAYS,
    // A new password leaves them valid, which whoever sets one may not expect.
    keys: done === 'password' ? (await listApiKeys(context.db, host.id)).map(({ name }) => name) : [],
    ...signInWays(context.env),
    link: await readOidcLink(context, host, oidcRules(context), browserOf(request, context), context.now),
  }
}

const DONE = ['profile', 'sent', 'email', 'password', 'linked', 'unlinked'] as const

function oidcRules({ env }: AppContext): OidcRules {
  return { issuer: env.OIDC_ISSUER ?? null, passwordSignIn: env.PASSWORD_SIGN_IN }
}

function browserOf(request: Request, { env }: AppContext): string | null {
  return readSignUpBrowser(request.headers.get('cookie'), env.APP_URL)
}

/** The forms of one page, distinguished by their address. */
export async function action({ request, context }: ActionFunctionArgs) {
  const part = partOf(request)
  const mayTypePassword = true
  switch (part) {
    case 'profile':
      return changeProfile(request, context, await requireHost(request, context))
    case 'email':
      return changeEmail(await requireConfirmed(request, context, 'change_email', { mayTypePassword }), context)
    case 'password': {
      // Its form asks for the current password, which shows who sends it.
      const host = await requireHost(request, context)
      return context.env.PASSWORD_SIGN_IN ? changePasswordOf(request, context, host) : refuseWithoutPasswords()
    }
    case 'link-provider':
    case 'unlink-provider': {
      const act = part === 'link-provider' ? 'link_provider' : 'unlink_provider'
      return changeProvider(await requireConfirmed(request, context, act, { mayTypePassword }), context)
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

function partOf(request: Request): Part | undefined {
  const asked = new URL(request.url).searchParams.get('part')
  return PARTS.find((part) => part === asked)
}

async function changeProfile(request: Request, context: AppContext, host: Host) {
  const t = accountMessages[host.locale]
  const submission = await readForm(request, ProfileSchema, t, { isLong: true })
  if (submission.status !== 'success') return refuseForm(submission, { status: 400 })
  const result = await updateProfile(context, host, submission.value, context.now)
  if (result.ok) return redirect('/admin/settings?done=profile')
  const problem =
    result.reason === 'handle_taken'
      ? t.handleTaken(submission.value.handle, result.suggestion)
      : t.problems[result.reason]
  return refuseForm(submission, { status: 409, fieldErrors: { handle: [problem] } })
}

async function changeEmail({ host, request, confirmed }: ConfirmedHost, context: AppContext) {
  const t = accountMessages[host.locale]
  const submission = await readForm(request, ChangeEmailSchema, t)
  if (submission.status !== 'success') return refuseForm(submission, { status: 400 })
  const decision = await limitMails(context, 'reset', submission.value.email)
  if (!decision.ok) return refuseForNow(submission, decision, t)
  const attempt = await beginPasswordAttempt(context, host.email)
  if (!attempt.ok) return refuseForNow(submission, attempt, t)
  const result = await requestNewEmail(context, host, { ...submission.value, confirmed }, context.now).catch(
    asQueueFull,
  )
  if (!result.ok && result.reason === 'queue_full') {
    await attempt.withdrawn()
    return refuseFull(submission, result, t)
  }
  if (result.ok) {
    await attempt.succeeded()
    return redirect('/admin/settings?done=sent')
  }
  const field = result.reason === 'same_email' ? 'email' : 'currentPassword'
  return refuseForm(submission, { status: 400, fieldErrors: { [field]: [t.problems[result.reason]] } })
}

async function changePasswordOf(request: Request, context: AppContext, host: Host & { sessionIdHash: string }) {
  const t = accountMessages[host.locale]
  const submission = await readForm(request, ChangePasswordSchema, t)
  if (submission.status !== 'success') return refuseForm(submission, { status: 400 })
  const attempt = await beginPasswordAttempt(context, host.email)
  if (!attempt.ok) return refuseForNow(submission, attempt, t)
  const device = deviceOfRequest(request, context)
  const result = await changePassword(context.db, host, submission.value, context.now, device).catch(asQueueFull)
  if (!result.ok && result.reason === 'queue_full') {
    await attempt.withdrawn()
    return refuseFull(submission, result, t)
  }
  if (result.ok) {
    await attempt.succeeded()
    context.outbox.wake()
    return redirect('/admin/settings?done=password')
  }
  const fieldErrors: Record<string, string[]> =
    result.reason === 'wrong_password'
      ? { currentPassword: [t.problems.wrong_password] }
      : { newPassword: [t.problems[result.problem]] }
  return refuseForm(submission, { status: 400, fieldErrors })
}

/** Links or unlinks the sign-in provider. Its password counts as an attempt to sign in (S7). */
async function changeProvider({ host, request, confirmed }: ConfirmedHost, context: AppContext) {
  const { OIDC_NAME: name = '' } = context.env
  const links = partOf(request) === 'link-provider'
  const t = accountMessages[host.locale]
  const submission = await readForm(request, ProviderLinkSchema, t)
  if (submission.status !== 'success') return refuseForm(submission, { status: 400 })
  const attempt = await beginPasswordAttempt(context, host.email)
  if (!attempt.ok) return refuseForNow(submission, attempt, t)
  const choice = {
    ...submission.value,
    ...oidcRules(context),
    ...{ confirmed, providerName: name, device: deviceOfRequest(request, context) },
  }
  const result = await (links
    ? linkOidc(context, host, { ...choice, browser: browserOf(request, context) }, context.now)
    : unlinkOidc(context, host, choice, context.now)
  ).catch(asQueueFull)
  if (!result.ok && result.reason === 'queue_full') {
    await attempt.withdrawn()
    return refuseFull(submission, result, t)
  }
  if (!result.ok && result.reason === 'wrong_password')
    return refuseForm(submission, { status: 400, fieldErrors: { currentPassword: [t.problems.wrong_password] } })
  await attempt.succeeded()
  context.outbox.wake()
  if (result.ok) return redirect(`/admin/settings?done=${links ? 'linked' : 'unlinked'}`)
  return refuseForm(submission, { status: 409, formErrors: [oidcMessages[host.locale].problems[result.reason](name)] })
}

export default function Settings() {
  const { done, email, profile, zones, address, formerHandleDays, photoUrl, limits } = useLoaderData<typeof loader>()
  const { provider, passwordSignIn, link, keys } = useLoaderData<typeof loader>()
  const refusalOf = useRefusal()
  const { settings: t } = useMessages(accountMessages)
  const photo = useMessages(photoMessages)
  const hostLimits = useMessages(hostLimitsMessages)
  const privacy = useMessages(privacyMessages)
  const sender = useMessages(senderMessages)
  const account = useMessages(accountDataMessages)
  const oidc = useMessages(oidcMessages).settings
  const audit = useMessages(auditMessages)
  const blocked = useMessages(blockListMessages)
  const security = useMessages(securityMessages)
  const words = {
    ...{ profile: t.profileSaved, sent: t.emailSent, email: t.emailChanged, password: t.passwordChanged },
    ...{ linked: oidc.linkedNow(provider ?? ''), unlinked: oidc.unlinkedNow(provider ?? '') },
  }
  return (
    <>
      <PageHeader title={t.title} />
      {done && <Alert tone="success">{words[done]}</Alert>}
      <KeysAfterPassword names={keys} />
      <ProfileForm
        profile={profile}
        zones={zones}
        address={address}
        formerHandleDays={formerHandleDays}
        refused={refusalOf('profile')}
      />
      <Section title={photo.title} description={photo.text}>
        <PhotoForm host={{ name: profile.name, photoUrl }} />
      </Section>
      <Section title={hostLimits.title} description={hostLimits.text}>
        <HostLimitsForm typed={limits} problems={[]} />
      </Section>
      <Section title={sender.title} description={sender.description}>
        <div className="actions">
          <ButtonLink to="/admin/settings/sender">{sender.link}</ButtonLink>
        </div>
      </Section>
      <Section title={security.title} description={security.description}>
        <div className="actions">
          <ButtonLink to="/admin/settings/security">{security.open}</ButtonLink>
        </div>
      </Section>
      <EmailForm email={email} refused={refusalOf('email')} />
      {passwordSignIn && <PasswordForm refused={refusalOf('password')} />}
      {provider && (
        <ProviderSection
          name={provider}
          passwordSignIn={passwordSignIn}
          link={link}
          refused={refusalOf('link-provider') ?? refusalOf('unlink-provider')}
        />
      )}
      <Section title={audit.title} description={audit.description(AUDIT_KEPT_DAYS)}>
        <div className="actions">
          <ButtonLink to="/admin/settings/log">{audit.link}</ButtonLink>
          <ButtonLink to="/admin/settings/blocked">{blocked.link}</ButtonLink>
        </div>
      </Section>
      <Section title={privacy.title} description={privacy.settingsText}>
        <div className="actions">
          <ButtonLink to="/admin/settings/person">{privacy.open}</ButtonLink>
        </div>
      </Section>
      <Section title={account.title} description={account.text}>
        <div className="actions">
          <ButtonAnchor href="/admin/settings/account/export">{account.download}</ButtonAnchor>
          <ButtonLink to="/admin/settings/account/deletion">{account.open}</ButtonLink>
        </div>
      </Section>
    </>
  )
}

/** The result of the sent form, for that form alone: the address names the form. */
function useRefusal(): (part: Part) => SubmissionResult | null {
  const refused = useActionData<typeof action>()
  const [query] = useSearchParams()
  return (part) => (query.get('part') === part ? (refused?.form ?? null) : null)
}
