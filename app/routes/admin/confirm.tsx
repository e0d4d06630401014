import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useLocation } from '@remix-run/react'
import { isAppCode, spendAppCode } from '~/accounts/authenticator-app.server'
import { isPasswordOf } from '~/accounts/change-password.server'
import { PasskeyForm } from '~/accounts/components/passkey-form'
import { GUARDED_ACTS } from '~/accounts/guarded-acts'
import { heldFormPath } from '~/accounts/held-form.server'
import { accountMessages, oidcMessages, securityMessages } from '~/accounts/messages'
import { safeNextPath } from '~/accounts/next-path'
import { oidcProblemText } from '~/accounts/oidc-problem-text'
import { checkPasskey } from '~/accounts/passkeys.server'
import { isProven, noteProof, type SignedInHost, waysToConfirm } from '~/accounts/step-up.server'
import { asQueueFull } from '~/http/account-form.server'
import type { AppContext } from '~/http/context.server'
import { logRefusedAccount } from '~/http/log-refused-sign-in.server'
import { beginPasswordAttempt } from '~/http/password-attempt.server'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { addressToContinue } from '~/http/require/require-confirmed.server'
import { requireHost } from '~/http/require/require-host.server'
import { beginCodeAttempt } from '~/http/second-step-attempt.server'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { ButtonAnchor, SubmitButton } from '~/ui/button'
import { FormErrors } from '~/ui/form-errors'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { TextField } from '~/ui/text-field'

export const headers = () => ({ 'Cache-Control': 'private, no-store' })
export const meta = privatePage(securityMessages, (t) => t.confirm.title)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const { env } = context
  const query = new URL(request.url).searchParams
  const issuer = env.OIDC_ISSUER ?? null
  return {
    act: GUARDED_ACTS.find((act) => act === query.get('act')) ?? null,
    isProven: isProven(host, context.now),
    ways: await waysToConfirm(context.db, host, { issuer, passwordSignIn: env.PASSWORD_SIGN_IN }),
    provider: env.OIDC_NAME ?? '',
    problem: query.get('provider'),
    passwordSignIn: env.PASSWORD_SIGN_IN,
    file: query.get('file') === null ? null : fileOf(query),
  }
}

/** Files do not replace the page that asks for them, so it says that they come. */
const FILES = ['/admin/settings/account/export']

function fileOf(query: URLSearchParams): string | null {
  const next = safeNextPath(query.get('next'))
  return FILES.find((file) => file === next) ?? null
}

/** One page for every act that needs more than a session; afterwards the act goes on with the form that was held. */
export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const form = await readFormData(request, { once: ['password', 'code', 'passkey'], long: true })
  const typed = {
    password: String(form.get('password') ?? ''),
    code: String(form.get('code') ?? ''),
    passkey: String(form.get('passkey') ?? ''),
  }
  const isEmpty = Object.values(typed).every((value) => value === '')
  if (!(isEmpty && isProven(host, context.now))) {
    const refusal = await refusalOf(context, host, typed)
    if (refusal) return refusal
    await noteProof(context.db, host, context.now)
  }
  return goOn(request, context, host)
}

type Typed = Record<'password' | 'code' | 'passkey', string>

async function refusalOf(context: AppContext, host: SignedInHost, typed: Typed) {
  const isCode = typed.passkey === '' && typed.password === ''
  const attempt = isCode
    ? await beginCodeAttempt(context, host.id, { isAppCode: isAppCode(typed.code) })
    : await beginPasswordAttempt(context, host.email)
  if (!attempt.ok) return refuse(accountMessages[host.locale].slowDown(attempt.retryAfterSeconds), 429, attempt)
  const right = await isRight(context, host, typed).catch(asQueueFull)
  if (typeof right !== 'boolean') {
    await attempt.withdrawn()
    return refuse(accountMessages[host.locale].tryAgainSoon(right.retryAfterSeconds), 503, right)
  }
  if (right) {
    await attempt.succeeded()
    return null
  }
  await logRefusedAccount(context, { account: host.id, reason: 'not_confirmed' })
  return refuse(securityMessages[host.locale].confirm.wrong, 401)
}

async function isRight({ db, env, keyring, now }: AppContext, host: SignedInHost, typed: Typed): Promise<boolean> {
  const asked = { purpose: 'confirm', asker: host.sessionIdHash, answer: typed.passkey, hostId: host.id } as const
  if (typed.passkey !== '') return (await checkPasskey({ db, appUrl: env.APP_URL }, asked, now)).ok
  if (typed.password !== '')
    return env.PASSWORD_SIGN_IN && (await isPasswordOf(db, host.id, typed.password.slice(0, 1_000)))
  return spendAppCode({ db, keyring }, host.id, typed.code, now)
}

function refuse(problem: string, status: number, { retryAfterSeconds }: { retryAfterSeconds?: number } = {}) {
  return data(
    { problem },
    { status, headers: retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) } },
  )
}

/** A held form is sent again by the browser itself, to its own address (307), where it is read instead of what this page sent. */
async function goOn(request: Request, context: AppContext, { sessionIdHash }: SignedInHost) {
  const query = new URL(request.url).searchParams
  const held = query.get('held')
  if (held !== null) {
    const path = await heldFormPath(context, { sessionIdHash, id: held }, context.now)
    return path === null ? redirect('/admin/settings') : redirect(addressToContinue(path, held), 307)
  }
  const next = safeNextPath(query.get('next'))
  const file = fileOf(query)
  return redirect(file === null ? next : `/admin/confirm?file=1&next=${encodeURIComponent(file)}`)
}

export default function ConfirmIdentity() {
  const { act, file, ...page } = useLoaderData<typeof loader>()
  const words = useMessages(securityMessages)
  const t = words.confirm
  if (file !== null && page.isProven) return <FileComes file={file} />
  return (
    <>
      <PageHeader title={t.title} description={act === null ? undefined : t.text(words.acts[act])} />
      {page.isProven ? <GoOn /> : <Ask />}
    </>
  )
}

function useOwnAddress(): string {
  const { pathname, search } = useLocation()
  return `${pathname}${search}`
}

function GoOn() {
  const t = useMessages(securityMessages).confirm
  return (
    <Form method="post" action={useOwnAddress()} className="form section-body" reloadDocument>
      <p>{t.goOn}</p>
      <SubmitButton variant="primary">{t.goOnButton}</SubmitButton>
    </Form>
  )
}

function Ask() {
  const { ways, provider, problem, passwordSignIn } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const own = useOwnAddress()
  const oidc = useMessages(oidcMessages)
  const { confirm: t, passkeys } = useMessages(securityMessages)
  const providerProblem = oidcProblemText(oidc, problem, { name: provider, passwordSignIn })
  return (
    <div className="section-body admin-stack">
      {providerProblem && <Alert tone="danger">{providerProblem}</Alert>}
      <FormErrors problems={refused?.problem ? [refused.problem] : []} />
      {ways.password && (
        <Form method="post" action={own} className="form" reloadDocument noValidate>
          <TextField
            label={t.password}
            id="confirm-password"
            name="password"
            type="password"
            required
            autoComplete="current-password"
          />
          <SubmitButton variant="primary">{t.button}</SubmitButton>
        </Form>
      )}
      {ways.code && (
        <Form method="post" action={own} className="form" reloadDocument noValidate>
          <TextField
            label={t.code}
            id="confirm-code"
            name="code"
            inputMode="numeric"
            required
            autoComplete="one-time-code"
            maxLength={12}
          />
          <SubmitButton>{t.button}</SubmitButton>
        </Form>
      )}
      {ways.passkey && <PasskeyForm purpose="confirm" action={own} label={passkeys.answer} />}
      {ways.provider && (
        <Form method="post" action="/oidc/start" className="form" reloadDocument>
          <input type="hidden" name="confirm" value="1" />
          <input type="hidden" name="next" value={own} />
          <SubmitButton>{t.again(provider)}</SubmitButton>
        </Form>
      )}
      {!Object.values(ways).includes(true) && (
        <Alert tone="warning">
          {t.noWay} <Link to="/forgot-password">{t.forgot}</Link>
        </Alert>
      )}
    </div>
  )
}

function FileComes({ file }: { file: string }) {
  const t = useMessages(securityMessages).confirm
  return (
    <>
      <PageHeader title={t.fileTitle} description={t.file} back={{ to: '/admin/settings', label: t.back }} />
      <meta httpEquiv="refresh" content={`0;url=${file}`} />
      <div className="actions">
        <ButtonAnchor href={file}>{t.fileLink}</ButtonAnchor>
      </div>
    </>
  )
}
