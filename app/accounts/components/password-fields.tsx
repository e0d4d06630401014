import type { FieldMetadata } from '@conform-to/react'
import { useMessages } from '~/i18n/locale'
import { TextField } from '~/ui/text-field'
import { accountMessages } from '../messages'

interface Props {
  field: FieldMetadata<string>
}

/** The current password: password managers fill it in. */
export function CurrentPassword({ field, label }: Props & { label: string }) {
  return <TextField label={label} field={field} type="password" required autoComplete="current-password" />
}

/** A new password: password managers suggest one. */
export function NewPassword({ field, label }: Props & { label: string }) {
  const { hints } = useMessages(accountMessages)
  return (
    <TextField
      label={label}
      hint={hints.newPassword}
      field={field}
      type="password"
      required
      autoComplete="new-password"
    />
  )
}
