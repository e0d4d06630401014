import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { PhotoForm } from '~/accounts/components/photo-form'
import { deletePhoto, savePhoto } from '~/accounts/host-photo.server'
import { photoMessages } from '~/accounts/messages'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

export const meta = privatePage(photoMessages, (t) => t.title)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { name, photoUrl } = await requireHost(request, context)
  return { host: { name, photoUrl } }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const form = await readFormData(request, { once: ['step'], file: 'photo' })
  if (form.get('step') === 'remove') {
    await deletePhoto(context.db, host.id)
    return redirect('/admin/settings')
  }
  const file = form.get('photo')
  const result = await savePhoto(context.db, host.id, file instanceof Blob ? file : null, context.now)
  return result.ok ? redirect('/admin/settings') : data({ problem: result.problem }, { status: 400 })
}

/** Shows the form again after a refused photo; otherwise it is on the settings page. */
export default function PhotoPage() {
  const { host } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(photoMessages)
  return (
    <>
      <PageHeader title={t.title} description={t.text} back={{ to: '/admin/settings', label: t.back }} />
      <PhotoForm host={host} problem={refused?.problem ?? null} />
    </>
  )
}
