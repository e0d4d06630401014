import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findMailTextsOfEventType } from '#db/queries/mail-texts'
import { FOLLOW_UPS, type FollowUp } from '#db/tables/event-types'
import { mailOutline } from '#emails/mail-outline.server'
import { type MailTextPreview, previewMailText } from '~/booking/mails/preview-mail-text.server'
import { queueTextTest } from '~/booking/mails/send-text-test.server'
import { afterMeetingMessages } from '~/event-types/messages'
import type { AppContext } from '~/http/context.server'
import { notFound } from '~/http/not-found'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { type MailTextsPlace, requireMailTexts } from '~/http/require/require-mail-texts.server'
import { showAgain } from '~/http/shown-again'
import { formatList, formatSpan, nameOfLanguage } from '~/i18n/dates'
import { isLocale, LOCALES, type Locale, useLocale, useMessages, useReader } from '~/i18n/locale'
import { MailPreview } from '~/mail-texts/components/mail-preview'
import { MailTextChoice, MailTextEditor } from '~/mail-texts/components/mail-text-editor'
import { type MailTextValues, textQuery } from '~/mail-texts/mail-text'
import { mailTextMessages } from '~/mail-texts/messages'
import { MAIL_MOMENTS, type MailMoment } from '~/mail-texts/placeholders'
import { readMailText } from '~/mail-texts/read-mail-text.server'
import { saveMailText } from '~/mail-texts/save-mail-texts.server'
import { Alert } from '~/ui/alert'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'
import { ShortenedTexts } from '~/ui/shortened-texts'

export const meta = privatePage(mailTextMessages, (t, data: SerializeFrom<typeof loader>) => t.title(data.title))

/** The host's own texts for the mails of an event type: one mail and language at a time. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const place = await requireMailTexts(request, params.id, context)
  const { eventType, person, back } = place
  const chosen = chosenText(request, place)
  const texts = await findMailTextsOfEventType(context.db, eventType.hostId, eventType.id)
  const stored = texts.find(
    ({ moment, locale, variant }) => moment === chosen.moment && locale === chosen.locale && variant === chosen.variant,
  )
  const typed = { subject: stored?.subject ?? '', body: stored?.body ?? '' }
  return {
    ...chosen,
    title: eventType.title,
    back,
    timeZone: person.timeZone,
    questions: eventType.questions.map(({ id, label }) => ({ id, label })),
    reminders: eventType.reminders,
    written: texts.map(({ moment, variant, locale }) => ({ moment, variant, locale })),
    typed,
    preview: await preview(context, place, chosen, typed),
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const place = await requireMailTexts(request, params.id, context)
  const { eventType, person, domain } = place
  const chosen = chosenText(request, place)
  const form = await readFormData(request, { once: ['subject', 'body', 'step'] })
  const typed = { subject: String(form.get('subject') ?? ''), body: String(form.get('body') ?? '') }
  const again = { ...showTextAgain(typed), problems: [], preview: null, tested: null, often: false }
  const questionIds = eventType.questions.map(({ id }) => id)
  const read = readMailText(typed, { moment: chosen.moment, questionIds, domain })
  if (!read.ok) return data({ ...again, problems: read.problems }, { status: 400 })
  switch (form.get('step')) {
    case 'preview':
      return data({ ...again, preview: await preview(context, place, chosen, read.text) })
    case 'test': {
      const { ok } = await context.limits.take('text-test', person.id)
      if (!ok) return data({ ...again, often: true }, { status: 429 })
      const { moment, locale, variant } = chosen
      const followUp = followUpNamed(variant)
      const test = { moment, locale, ...(followUp && { followUp }), ...read.text, eventTypeId: eventType.id }
      await queueTextTest(context, person.id, test, context.now)
      context.outbox.wake()
      const shown = await preview(context, place, chosen, read.text)
      return data({ ...again, preview: shown, tested: person.email })
    }
    default: {
      const key = { ...chosen, eventTypeId: eventType.id }
      const owner = { hostId: eventType.hostId, domain }
      const saved = await saveMailText(context, owner, key, read.text, context.now)
      if (saved.ok) return redirect(`${place.back}/mails?${textQuery(chosen)}&saved=1`)
      if (saved.reason === 'not_found') throw notFound()
      return data({ ...again, problems: saved.problems }, { status: 400 })
    }
  }
}

function showTextAgain(text: MailTextValues) {
  const { typed, shortened } = showAgain({ ...text })
  return { typed: { subject: typed.subject ?? '', body: typed.body ?? '' }, shortened }
}

interface ChosenText {
  moment: MailMoment
  locale: Locale
  /** The reminder or follow-up that the text is for; '' for all mails of the moment. */
  variant: string
}

/** The page opens with the confirmation, in the host's own language. */
function chosenText(request: Request, { eventType, person }: MailTextsPlace): ChosenText {
  const query = new URL(request.url).searchParams
  const locale = query.get('lang')
  const moment = MAIL_MOMENTS.find((one) => one === query.get('moment')) ?? 'confirmed'
  const reminder = eventType.reminders.find(({ id }) => moment === 'reminder' && id === query.get('reminder'))
  const followUp = moment === 'follow-up' ? (followUpNamed(query.get('mail')) ?? FOLLOW_UPS[0]) : null
  return { moment, locale: isLocale(locale) ? locale : person.locale, variant: followUp ?? reminder?.id ?? '' }
}

function followUpNamed(name: string | null): FollowUp | undefined {
  return FOLLOW_UPS.find((one) => one === name)
}

async function preview(context: AppContext, place: MailTextsPlace, chosen: ChosenText, text: MailTextValues) {
  const { eventType, person } = place
  const reminder = eventType.reminders.find(({ id }) => id === chosen.variant)
  const followUp = followUpNamed(chosen.variant)
  const wish = {
    ...chosen,
    ...(followUp && { followUp }),
    eventType,
    text,
    hostId: person.id,
    ...(reminder && { minutesBefore: reminder.minutesBefore }),
  }
  return shownPreview(await previewMailText(context, wish, context.now))
}

function shownPreview({ mail, about }: MailTextPreview) {
  const { subject, fromName, replyTo, html, text } = mail
  return {
    about,
    mail: { subject, from: fromName ?? '', replyTo: replyTo?.address ?? null, blocks: mailOutline(html), text },
  }
}

export default function MailTexts() {
  const loaded = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const t = useMessages(mailTextMessages)
  const { followUps } = useMessages(afterMeetingMessages)
  const { moment, locale, variant, written, title, back, questions, reminders } = loaded
  const shown = sent ? sent.preview : loaded.preview
  const note = useNote(shown?.about, loaded.timeZone)
  const elsewhere = LOCALES.filter((other) =>
    written.some((one) => one.moment === moment && one.variant === variant && one.locale === other),
  )
  return (
    <>
      <PageHeader title={t.title(title)} description={t.description} back={{ to: back, label: title }} />
      {loaded.saved && !sent && <Alert tone="success">{t.saved}</Alert>}
      {sent?.tested && <Alert tone="success">{t.tested(sent.tested)}</Alert>}
      {sent?.often && <Alert tone="warning">{t.often}</Alert>}
      {sent?.shortened && <ShortenedTexts />}
      <MailTextChoice
        chosen={{ moment, locale, variant }}
        written={written}
        reminders={reminders}
        followUps={FOLLOW_UPS.map((id) => ({ id, label: followUps[id] }))}
      />
      <OtherLanguages locale={locale} written={elsewhere} />
      <div className="mail-texts">
        <MailTextEditor
          moment={moment}
          typed={sent?.typed ?? loaded.typed}
          problems={sent?.problems ?? []}
          questions={questions}
        />
        {shown && <MailPreview mail={shown.mail} note={note} />}
      </div>
    </>
  )
}

/** Says that a text in another language is not used for this one. */
function OtherLanguages({ locale, written }: { locale: Locale; written: Locale[] }) {
  const t = useMessages(mailTextMessages)
  const own = useLocale()
  if (written.length === 0 || written.includes(locale)) return null
  return (
    <Alert>
      {t.onlyIn(
        formatList(
          own,
          written.map((one) => nameOfLanguage(own, one)),
        ),
      )}
    </Alert>
  )
}

function useNote(about: MailTextPreview['about'] | undefined, timeZone: string): string {
  const { shownWith } = useMessages(mailTextMessages)
  const reader = useReader()
  if (!about) return shownWith.sample
  return shownWith.booking(about.attendee, formatSpan(reader, about.startsAt, about.endsAt, timeZone))
}
