import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { sendingAddressMessages } from '~/accounts/sending-address/messages'
import { readSendingAddress, removeSendingAddress } from '~/accounts/sending-address/sending-address.server'
import { notFound } from '~/http/not-found'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireSenderOwner } from '~/http/require/require-sender-owner.server'
import { useMessages } from '~/i18n/locale'
import { privatePage } from '~/ui/page-title'
import { ConfirmPage } from '~/ui/question-page'

export const meta = privatePage(sendingAddressMessages, (t) => t.removeTitle)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { owner } = await requireSenderOwner(request, context)
  const { address, present } = await readSendingAddress(context, owner.id)
  if (!address) throw notFound()
  return { address: address.address, back: `${owner.path}/address`, present, service: context.env.MAIL_FROM.address }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { owner, person } = await requireSenderOwner(request, context)
  await readFormData(request, NO_FIELDS)
  if (!(await removeSendingAddress(context, { owner, personId: person.id }, context.now))) throw notFound()
  return redirect(`${owner.path}/address?done=removed`)
}

export default function RemoveSendingAddress() {
  const { address, back, present, service } = useLoaderData<typeof loader>()
  const t = useMessages(sendingAddressMessages)
  return (
    <ConfirmPage
      title={t.removeTitle}
      text={present ? t.removeWaiting(address, present) : t.removeExplain(address, service)}
      button={t.removeConfirm}
      keep={{ to: back, label: t.keep }}
    />
  )
}
