import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { PhotoForm } from '~/accounts/components/photo-form'
import { accountMessages } from '~/accounts/messages'
import { FORMER_HANDLE_DAYS } from '~/accounts/update-profile.server'
import { readForm, refuseForm } from '~/http/account-form.server'
import { redirect } from '~/http/redirect.server'
import { forbidden, requireMembership } from '~/http/require/require-membership.server'
import { useMessages } from '~/i18n/locale'
import { TeamPageForm } from '~/team/components/team-page-form'
import { TeamTabs } from '~/team/components/team-tabs'
import { bookedTeamMessages } from '~/team/messages'
import { readTeamPage, saveTeamPage, TeamPageFormSchema } from '~/team/team-page.server'
import { listTimeZones } from '~/time/time-zones'
import { Alert } from '~/ui/alert'
import { ButtonAnchor } from '~/ui/button'
import { Section } from '~/ui/card'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

export const meta = privatePage(bookedTeamMessages, (t) => t.page.title)

/** The team's public page, for those who may change it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { host, membership } = await requireMembership(request, context, 'edit-team-page')
  const page = await readTeamPage(context.db, membership.teamId)
  return {
    page: {
      name: page?.host.name ?? membership.teamName,
      handle: page?.host.handle ?? '',
      welcomeText: page?.host.welcomeText ?? '',
      timeZone: page?.host.timeZone ?? host.timeZone,
      brandColor: page?.host.brandColor ?? '',
      showsMembers: page?.showsMembers ? 'on' : undefined,
    },
    publicPath: page && `/${page.host.handle}`,
    photoUrl: page?.host.photoUrl ?? null,
    zones: listTimeZones(context.now),
    address: new URL(context.env.APP_URL).host,
    formerHandleDays: FORMER_HANDLE_DAYS,
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { host, acting } = await requireMembership(request, context, 'edit-team-page')
  const t = accountMessages[host.locale]
  const submission = await readForm(request, TeamPageFormSchema, t, { isLong: true })
  if (submission.status !== 'success') return refuseForm(submission, { status: 400 })
  const { showsMembers, ...values } = submission.value
  const page = { ...values, showsMembers: showsMembers === 'on' }
  const result = await saveTeamPage(context, acting, page, context.now)
  if (result.ok) return redirect('/admin/team/page?saved=1')
  if (result.reason === 'not_allowed') throw forbidden()
  if (result.reason === 'name_unfit')
    return refuseForm(submission, { status: 400, fieldErrors: { name: [t.problems.name_unfit] } })
  const problem =
    result.reason === 'handle_taken'
      ? t.handleTaken(submission.value.handle, result.suggestion)
      : t.problems[result.reason]
  return refuseForm(submission, { status: 409, fieldErrors: { handle: [problem] } })
}

export default function TeamPublicPage() {
  const { page, publicPath, photoUrl, saved, ...form } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(bookedTeamMessages).page
  const open = publicPath && <ButtonAnchor href={publicPath}>{t.open}</ButtonAnchor>
  return (
    <>
      <PageHeader title={t.title} description={t.description} actions={open} />
      <TeamTabs manages />
      {saved && !refused && <Alert tone="success">{t.saved}</Alert>}
      <TeamPageForm page={page} refused={refused?.form ?? null} {...form} />
      {publicPath && (
        <Section title={t.photo}>
          <PhotoForm host={{ name: page.name, photoUrl }} action="/admin/team/page/photo" />
        </Section>
      )}
    </>
  )
}
