import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { PhotoForm } from '~/accounts/components/photo-form'
import { deletePhoto, savePhoto } from '~/accounts/host-photo.server'
import { photoMessages } from '~/accounts/messages'
import type { AppContext } from '~/http/context.server'
import { notFound } from '~/http/not-found'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireMembership } from '~/http/require/require-membership.server'
import { useMessages } from '~/i18n/locale'
import { bookedTeamMessages } from '~/team/messages'
import { readTeamPage } from '~/team/team-page.server'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

export const meta = privatePage(bookedTeamMessages, (t) => t.page.photo)

async function requirePage(request: Request, context: AppContext) {
  const { membership } = await requireMembership(request, context, 'edit-team-page')
  const page = await readTeamPage(context.db, membership.teamId)
  if (!page) throw notFound()
  return page.host
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { name, photoUrl } = await requirePage(request, context)
  return { host: { name, photoUrl } }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { id } = await requirePage(request, context)
  const form = await readFormData(request, { once: ['step'], file: 'photo' })
  if (form.get('step') === 'remove') {
    await deletePhoto(context.db, id)
    return redirect('/admin/team/page')
  }
  const file = form.get('photo')
  const result = await savePhoto(context.db, id, file instanceof Blob ? file : null, context.now)
  return result.ok ? redirect('/admin/team/page') : data({ problem: result.problem }, { status: 400 })
}

/** Shows the form again after a refused picture. */
export default function TeamPhotoPage() {
  const { host } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(photoMessages)
  const page = useMessages(bookedTeamMessages).page
  return (
    <>
      <PageHeader title={page.photo} description={t.text} back={{ to: '/admin/team/page', label: page.title }} />
      <PhotoForm host={host} problem={refused?.problem ?? null} action="/admin/team/page/photo" />
    </>
  )
}
