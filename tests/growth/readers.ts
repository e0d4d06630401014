import { foldText } from '#db/fold-text'
import {
  emailField,
  handleField,
  nameField,
  newPasswordField,
  passwordField,
  tokenField,
} from '~/accounts/account-fields'
import { proposeHandle } from '~/accounts/handle'
import { safeNextPath } from '~/accounts/next-path'
import { readBookingsQuery } from '~/admin/bookings-query.server'
import { readCursor } from '~/api/cursor'
import { readWallTime } from '~/availability/schedules/weekly-form'
import { MeetingLinkSchema } from '~/booking/changes/paste-meeting-link.server'
import { readInstant, typedDetails } from '~/booking/page/booking-form.server'
import { readFormToken } from '~/booking/page/form-token.server'
import { readFrameAddress } from '~/booking/page/frame-address'
import { readLinkParameters } from '~/booking/page/link-parameters'
import { linkPreview } from '~/booking/page/link-preview'
import { linkPhones } from '~/booking/page/phone-links'
import { readGuests } from '~/booking/page/read-guests'
import { suggestAddress } from '~/booking/page/suggest-address'
import { readAnswer } from '~/booking/read-answer'
import { AnswersSchema, GuestsSchema, MetadataSchema, NotesSchema } from '~/booking/schema'
import { readMultistatus } from '~/calendars/caldav/dav-client.server'
import { eventObject, saysTheSame, uidOfObject } from '~/calendars/caldav/event-object'
import { createXmlReader } from '~/calendars/caldav/xml'
import { siteFrom } from '~/embed/allowed-sites.server'
import { checkPage } from '~/embed/check-page'
import { readChoice } from '~/embed/read-choice'
import { defaultSettings } from '~/event-types/event-type'
import { httpsAddress, LocationSchema } from '~/event-types/location-schema'
import { markedSubject } from '~/goto/meeting-request'
import { parseOrNull, readError, readGotoDate, readMeetingList } from '~/goto/reading'
import { maskUrl } from '~/http/log.server'
import { csvLine } from '~/i18n/csv'
import { chooseReader, readerOfTag, readLanguageTag } from '~/i18n/language-tag'
import { chooseLocale } from '~/i18n/locale'
import { ConnectorSchema } from '~/integrations/connectors/connector'
import { fillJson, fillUrl, problemOfTemplate, problemOfUrl } from '~/integrations/connectors/template'
import { safeName, safeText } from '~/invites/safe-text'
import { clientAddress, networkOf } from '~/limits/client-address.server'
import { recipientKey } from '~/limits/mailbox'
import { patternsOf } from '~/metrics/route-pattern'
import { checkOutboundUrl } from '~/outbound/check-outbound-url.server'
import { findDeception } from '~/security/deceptive-text.server'
import { readDnsName, tagsOf } from '~/security/dns-records'
import { readAddressList, readEmailAddress } from '~/security/email-address'
import { personName } from '~/security/person-name.server'
import { readPhoneNumber } from '~/security/phone-number'
import { emailAddress, oneLine, paragraphs } from '~/security/plain-text'
import { Keyring } from '~/security/sealed-text.server'
import { visibleText } from '~/security/visible-text'
import { readTypedInstant } from '~/time/typed-instant'
import { isKnownTimeZone } from '~/time/wall-time'
import { readWeek } from '~/time/weeks'
import { initialsOf } from '~/ui/avatar'
import { brandCss, parseHexColor } from '~/ui/brand-color'
import { readLogPlace } from '~/ui/log-pages'
import { type Generate, JSON_TEXTS, OBJECTS, PAGES, USUAL, XML_TEXTS } from './hostile-texts'

export interface Reader {
  name: string
  /** Where its regular expressions are. */
  files: string[]
  read: (text: string) => unknown
  /** In addition to the usual ones. */
  texts?: Record<string, Generate>
  /** The longest text that can reach it; 256 KiB, which a body may have, unless given. */
  most?: number
}

/** Node accepts request heads up to 16 KiB; ours fills it. */
const HEADER = 16_384
/** A busy organizer's list of meetings; beyond it filling memory costs more than reading. */
const ANSWER = 65_536
/** What a filled template carries at most, several times over. */
const FILLED = 16_384
/** A page of another site. */
const PAGE = 1_048_576

const EVENT = {
  ...{ bookingId: 'bkg_1', start: 0, end: 1_800_000, timeZone: 'UTC', title: 'Call', description: '', location: '' },
  ...{ tentative: false, sequence: 0, url: 'https://book.example.com/admin/bookings/bkg_1' },
}
const OURS = { ourHost: 'book.example.com', now: 0 }

const keyring = new Keyring(['a secret of at least 32 characters, for tests'])
const CALL = defaultSettings({ slug: 'call', title: 'Call' })
const place = { hostId: 'hst_1', eventTypeId: 'evt_1' }
const query = (text: string) => new URLSearchParams(text)
const named = (name: string) => (text: string) => new URLSearchParams([[name, text]])
const schemaReader =
  (schema: { safeParse(value: unknown): unknown }, wrap: (text: string) => unknown = (text) => text) =>
  (text: string) =>
    schema.safeParse(wrap(text))
const readMultistatusText = (text: string) => {
  const reader = createXmlReader()
  reader.read(text)
  return readMultistatus(reader.end(), 'https://dav.example.com/')
}
const page = (html: string) =>
  checkPage(
    { url: new URL('https://www.example.org/'), status: 200, contentType: 'text/html', policy: null, html },
    'https://book.example.com',
    [],
  )
const policy = (text: string) =>
  checkPage(
    { url: new URL('https://www.example.org/'), status: 200, contentType: 'text/html', policy: text, html: '' },
    'https://book.example.com',
    [],
  )
const connector = (part: Record<string, unknown>) => ({
  ...{ name: 'CRM', crmSystem: '', recordIdPath: '', headers: [] },
  requests: { booked: { method: 'POST', url: 'https://crm.example/', body: '' }, moved: null, cancelled: null },
  ...part,
})
const routePattern = patternsOf({ a: { id: 'a', path: ':handle/:eventType/book', parentId: undefined } as never })
const form = (entries: [string, string][]) => {
  const data = new FormData()
  for (const [name, value] of entries) data.append(name, value)
  return data
}
const quietly = (work: (text: string) => unknown) => (text: string) => {
  try {
    return work(text)
  } catch {
    // A thrown refusal has its cost, too.
    return null
  }
}

/** Everything that reads text from outside in the main thread. */
export const READERS: Reader[] = [
  { name: 'a page of a site', files: ['app/embed/check-page.ts'], read: page, texts: PAGES, most: PAGE },
  { name: 'a policy header', files: ['app/embed/check-page.ts'], read: policy, texts: PAGES, most: HEADER },
  { name: 'a name', files: ['app/security/person-name.server.ts'], read: schemaReader(personName) },
  { name: 'the name in a form', files: ['app/accounts/account-fields.ts'], read: schemaReader(nameField) },
  { name: 'an email address', files: ['app/security/plain-text.ts'], read: schemaReader(emailAddress) },
  { name: 'an email address in a form', files: ['app/accounts/account-fields.ts'], read: schemaReader(emailField) },
  { name: 'a line', files: ['app/security/plain-text.ts'], read: schemaReader(oneLine(200)) },
  { name: 'paragraphs', files: ['app/security/plain-text.ts'], read: schemaReader(paragraphs(5_000)) },
  { name: 'a handle', files: ['app/security/public-name.ts'], read: schemaReader(handleField) },
  { name: 'a handle made from a name', files: ['app/accounts/handle.ts'], read: proposeHandle, most: 100 },
  {
    name: 'a new password',
    files: ['app/accounts/password-rules.server.ts', 'app/accounts/common-passwords.server.ts'],
    read: schemaReader(newPasswordField),
  },
  { name: 'a password', files: ['app/accounts/account-fields.ts'], read: schemaReader(passwordField) },
  { name: 'a token of a link', files: ['app/accounts/account-fields.ts'], read: schemaReader(tokenField) },
  { name: 'where to go next', files: ['app/accounts/next-path.ts'], read: safeNextPath, most: HEADER },
  { name: 'a record of DNS', files: ['app/security/dns-records.ts'], read: tagsOf },
  { name: 'the name of a domain', files: ['app/security/dns-records.ts'], read: readDnsName },
  { name: 'a form token', files: [], read: (text) => readFormToken(keyring, place, text, 0) },
  { name: 'a time zone', files: ['app/time/wall-time.ts'], read: isKnownTimeZone, most: 60 },
  { name: 'a wall time', files: ['app/availability/schedules/weekly-form.ts'], read: readWallTime },
  { name: 'guests', files: [], read: (text) => readGuests(text, undefined) },
  {
    name: 'one guest for programs',
    files: [],
    read: schemaReader(GuestsSchema, (text) => [text]),
  },
  { name: 'an address as it is pasted', files: ['app/security/email-address.ts'], read: readEmailAddress },
  { name: 'a list of addresses', files: ['app/security/email-address.ts'], read: readAddressList },
  { name: 'a phone number as it is pasted', files: ['app/security/phone-number.ts'], read: readPhoneNumber },
  {
    name: 'an answer',
    files: ['app/booking/read-answer.ts'],
    read: (text) => (['phone', 'number', 'web_address'] as const).map((kind) => readAnswer({ kind }, text)),
    most: 5_000,
  },
  {
    name: 'what other people’s mail will carry',
    files: ['app/security/deceptive-text.server.ts', 'app/security/confusables.ts', 'app/security/visible-text.ts'],
    read: (text) => findDeception(visibleText(text)),
    most: 1_000,
  },
  {
    name: 'a language',
    files: ['app/i18n/language-tag.ts'],
    read: (text) => [readLanguageTag(text), readerOfTag(text)],
    most: HEADER,
  },
  {
    name: 'the preview of a link',
    files: ['app/booking/page/link-preview.ts'],
    read: (text) =>
      linkPreview({ appUrl: '', path: '', title: text, description: [text], photoUrl: null, locale: 'en' }),
  },
  { name: 'phone numbers in a text', files: [], read: linkPhones },
  { name: 'an address that is a slip', files: [], read: suggestAddress },
  { name: 'an instant', files: ['app/booking/page/booking-form.server.ts'], read: readInstant },
  {
    name: 'a field of the booking form',
    files: ['app/booking/page/booking-form.server.ts'],
    read: (text) => typedDetails(form([['notes', text]])),
  },
  { name: 'answers', files: [], read: schemaReader(AnswersSchema, (answer) => [{ question: answer, answer }]) },
  { name: 'notes', files: [], read: schemaReader(NotesSchema) },
  {
    name: 'metadata',
    files: ['app/booking/schema.ts'],
    read: schemaReader(MetadataSchema, (text) => ({ [text]: text })),
  },
  {
    name: 'the parameters of a booking link',
    files: ['app/booking/page/link-parameters.ts', 'app/booking/page/link-keys.ts'],
    read: (text) => readLinkParameters(query(text)),
    texts: { metadata: (length) => Array.from({ length: length / 20 }, (_, n) => `metadata[key${n}]=1`).join('&') },
    most: HEADER,
  },
  {
    name: 'one parameter of a booking link',
    files: ['app/booking/page/link-parameters.ts'],
    read: (text) => readLinkParameters(named('metadata[a]')(text)),
    most: HEADER,
  },
  { name: 'the path of a frame', files: ['app/booking/page/frame-address.ts'], read: readFrameAddress, most: HEADER },
  {
    name: 'a pasted meeting link',
    files: ['app/security/web-address.ts'],
    read: schemaReader(MeetingLinkSchema),
  },
  {
    name: 'a connector’s address',
    files: ['app/integrations/connectors/template.ts', 'app/integrations/connectors/connector.ts'],
    read: schemaReader(ConnectorSchema, (url) =>
      connector({ requests: { booked: { method: 'POST', url, body: '' }, moved: null, cancelled: null } }),
    ),
  },
  {
    name: 'a connector’s other fields',
    files: ['app/integrations/connectors/connector.ts'],
    read: schemaReader(ConnectorSchema, (text) =>
      connector({ recordIdPath: text, headers: [{ name: text, value: text }], crmSystem: text }),
    ),
  },
  {
    name: 'a template',
    files: ['app/integrations/connectors/template.ts'],
    read: problemOfTemplate,
    texts: JSON_TEXTS,
    most: 10_000,
  },
  {
    name: 'an address with placeholders',
    files: ['app/integrations/connectors/template.ts'],
    read: problemOfUrl,
    most: 2_000,
  },
  {
    name: 'a filled template',
    files: ['app/integrations/connectors/template.ts'],
    read: (text) => fillJson('{"a":"{{notes | html}} {{notes}}"}', { notes: text.toWellFormed() }),
    most: FILLED,
  },
  {
    name: 'a filled address',
    files: ['app/integrations/connectors/template.ts'],
    read: (text) => fillUrl('https://crm.example/{{notes}}', { notes: text }),
    most: FILLED,
  },
  {
    name: 'the query of a host’s list',
    files: ['app/admin/bookings-query.server.ts'],
    read: (text) => {
      const all = ['q', 'from', 'to', 'sort', 'after', 'type', 'status'].map((name): [string, string] => [name, text])
      return readBookingsQuery(new URLSearchParams(all), 'UTC')
    },
    most: HEADER,
  },
  {
    name: 'a place in a log',
    files: ['app/ui/log-pages.ts'],
    read: (text) => readLogPlace(text),
    most: HEADER,
  },
  {
    name: 'a typed instant',
    files: ['app/time/typed-instant.ts'],
    read: (text) => readTypedInstant(text, text, 'UTC'),
  },
  { name: 'a week', files: ['app/time/weeks.ts'], read: (text) => readWeek(text, 'UTC', 0) },
  {
    name: 'a cell of a CSV file',
    files: ['app/i18n/csv.ts'],
    read: (text) => csvLine([text, text], 'en'),
    most: 5_000,
  },
  { name: 'a site', files: ['app/embed/allowed-sites.server.ts'], read: siteFrom },
  {
    name: 'a choice of the embed page',
    files: ['app/embed/read-choice.ts'],
    read: (text) => readChoice(named('color')(text), 'https://x.example/a/b', CALL, ''),
    most: HEADER,
  },
  { name: 'an https address', files: ['app/security/web-address.ts'], read: schemaReader(httpsAddress) },
  {
    name: 'a phone number',
    files: ['app/security/phone-number.ts'],
    read: schemaReader(LocationSchema, (detail) => ({ kind: 'attendee_calls', detail })),
  },
  {
    name: 'GoTo’s answer',
    files: ['app/goto/reading.ts'],
    read: (text) => readMeetingList(parseOrNull(text)),
    texts: JSON_TEXTS,
    most: ANSWER,
  },
  { name: 'GoTo’s error', files: ['app/goto/reading.ts'], read: readError, texts: JSON_TEXTS, most: ANSWER },
  { name: 'a date of GoTo’s', files: ['app/goto/reading.ts'], read: readGotoDate },
  {
    name: 'a subject for GoTo',
    files: ['app/goto/meeting-request.ts'],
    read: (text) => markedSubject(text, 'ABCD1234'),
    most: 4_096,
  },
  { name: 'a cursor', files: ['app/api/cursor.ts'], read: quietly(readCursor), texts: JSON_TEXTS, most: 300 },
  { name: 'a network address', files: ['app/limits/client-address.server.ts'], read: networkOf, most: HEADER },
  {
    name: 'X-Forwarded-For',
    files: ['app/limits/client-address.server.ts'],
    read: (text) => clientAddress('127.0.0.1', text, 1),
    most: HEADER,
  },
  { name: 'an address in the log', files: ['app/security/mask-tokens.ts'], read: maskUrl, most: HEADER },
  { name: 'a path in the metrics', files: ['app/metrics/route-pattern.ts'], read: routePattern, most: HEADER },
  { name: 'a recipient', files: [], read: recipientKey, most: 254 },
  {
    name: 'Accept-Language',
    files: ['app/i18n/locale.ts'],
    read: (text) => [
      chooseLocale(null, text),
      chooseLocale(text, null),
      chooseReader({ lang: text, acceptLanguage: text }),
    ],
    most: HEADER,
  },
  { name: 'a name in a calendar', files: ['app/invites/safe-text.ts'], read: safeName, most: 16_384 },
  { name: 'a text in a calendar', files: ['app/invites/safe-text.ts'], read: safeText },
  { name: 'an answer of a CalDAV server', files: [], read: readMultistatusText, texts: XML_TEXTS, most: ANSWER },
  {
    name: 'an object in a calendar',
    files: ['app/calendars/caldav/event-object.ts'],
    read: (text) => [uidOfObject(text), saysTheSame(text, text), eventObject(EVENT, { ...OURS, before: text })],
    texts: OBJECTS,
    most: ANSWER,
  },
  {
    name: 'an outbound address',
    files: ['app/outbound/check-outbound-url.server.ts'],
    read: (text) => checkOutboundUrl(`https://[${text}]/${text}`, { allowPrivate: false }),
  },
  { name: 'a text to search by', files: ['db/fold-text.ts'], read: foldText },
  { name: 'initials', files: ['app/ui/avatar.tsx'], read: initialsOf, most: 1_000 },
  { name: 'a colour', files: ['app/ui/brand-color.ts'], read: (text) => [parseHexColor(text), brandCss(text)] },
]

export function textsOf({ texts = {} }: Reader): [string, Generate][] {
  return [...Object.entries(USUAL), ...Object.entries(texts)]
}
