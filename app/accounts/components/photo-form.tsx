import { Form } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { Avatar } from '~/ui/avatar'
import { SubmitButton } from '~/ui/button'
import { TextField } from '~/ui/text-field'
import type { PhotoProblem } from '../host-photo.server'
import { photoMessages } from '../messages'

export const PHOTO_PATH = '/admin/settings/photo'

/** The host's photo, and a form to replace it. */
export function PhotoForm({
  host,
  problem = null,
  action = PHOTO_PATH,
}: {
  host: { name: string; photoUrl: string | null }
  problem?: PhotoProblem | null
  /** Where the form is sent: the host's own photo unless said otherwise. */
  action?: string
}) {
  const t = useMessages(photoMessages)
  return (
    <Form method="post" action={action} encType="multipart/form-data" className="form" noValidate>
      <Avatar name={host.name} photoUrl={host.photoUrl} size="large" />
      <TextField
        label={t.file}
        hint={t.hint}
        id="photo"
        name="photo"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        errors={problem ? [t.problems[problem]] : []}
      />
      <div className="actions">
        <SubmitButton name="step" value="save">
          {t.upload}
        </SubmitButton>
        {host.photoUrl && (
          <SubmitButton variant="quiet" name="step" value="remove">
            {t.remove}
          </SubmitButton>
        )}
      </div>
    </Form>
  )
}
