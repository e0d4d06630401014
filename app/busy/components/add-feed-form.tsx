import { Form } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { CheckboxField } from '~/ui/choice-field'
import { TextField } from '~/ui/text-field'
import type { FeedRefusal } from '../feed-refusal'
import { busyMessages } from '../messages'

interface Refused {
  typed: { url: string; allDayBlocks: boolean; staleBlocks: boolean }
  problem: FeedRefusal
}

export function AddFeedForm({ refused, first }: { refused: Refused | undefined; first: boolean }) {
  const t = useMessages(busyMessages)
  const choices = refused?.typed ?? { url: '', allDayBlocks: true, staleBlocks: true }
  return (
    <Form method="post" action="/admin/calendars" className="form" noValidate>
      {first && <p className="item-text">{t.none}</p>}
      <TextField
        label={t.url}
        hint={t.urlHint}
        id="feed-url"
        name="url"
        type="url"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        placeholder="https://"
        defaultValue={choices.url}
        errors={refused ? [t.refusals[refused.problem]] : []}
        required
      />
      <CheckboxField
        label={t.allDayBlocks}
        id="feed-all-day"
        name="allDayBlocks"
        defaultChecked={choices.allDayBlocks}
      />
      <CheckboxField label={t.staleBlocks} id="feed-stale" name="staleBlocks" defaultChecked={choices.staleBlocks} />
      <SubmitButton variant="primary">{t.add}</SubmitButton>
    </Form>
  )
}
