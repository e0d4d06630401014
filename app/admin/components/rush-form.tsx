import { Form } from '@remix-run/react'
import { formatList, formatShortDate, formatSpan, formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { Button } from '~/ui/button'
import { CheckboxField } from '~/ui/choice-field'
import { rushMessages } from '../messages'
import type { InCommon } from '../rush-groups'

export interface ShownRushGroup {
  inCommon: InCommon
  networks: number
  domains: { domain: string; count: number }[]
  bookedFrom: number
  bookedUntil: number
  bookings: { id: string; attendee: string; email: string; startsAt: number }[]
}

/** More are counted. */
const DOMAINS_NAMED = 3

/**
 * The bookings of a rush in groups, all ticked at first. One button cancels all ticked ones, and one of each group only those in it.
 *
 * @param total with those that are not listed
 * @param ticked what was ticked when the form was refused; null: everything
 */
export function RushForm({
  groups,
  total,
  ticked,
  timeZone,
}: {
  groups: ShownRushGroup[]
  total: number
  ticked: string[] | null
  timeZone: string
}) {
  const t = useMessages(rushMessages)
  const reader = useReader()
  const listed = groups.reduce((count, { bookings }) => count + bookings.length, 0)
  const isTicked = ticked && new Set(ticked)
  return (
    <Form method="post" className="form">
      {/* Enter in a box presses the first button of a form, which must not be that of a group. */}
      <Button variant="danger">{t.button(total)}</Button>
      {total > listed && (
        <CheckboxField id="unlisted" name="unlisted" label={t.unlisted(total - listed)} defaultChecked />
      )}
      {groups.map((group) => (
        <fieldset className="fieldset" key={group.bookings[0]?.id} aria-describedby={`facts-${group.bookings[0]?.id}`}>
          <legend className="field-label">{headingOf(group, t)}</legend>
          <GroupFacts group={group} timeZone={timeZone} />
          {group.bookings.map(({ id, attendee, email, startsAt }) => (
            <CheckboxField
              key={id}
              id={`booking-${id}`}
              name="booking"
              value={id}
              label={t.entry(
                attendee,
                email,
                `${formatShortDate(reader, startsAt, timeZone)}, ${formatTime(reader, startsAt, timeZone)}`,
              )}
              defaultChecked={isTicked ? isTicked.has(id) : true}
            />
          ))}
          {groups.length > 1 && (
            <div className="actions">
              <Button
                size="small"
                name="group"
                value={group.bookings[0]?.id}
                aria-describedby={`facts-${group.bookings[0]?.id}`}
              >
                {t.onlyGroup}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
    </Form>
  )
}

type Texts = ReturnType<typeof useMessages<(typeof rushMessages)['en']>>

function headingOf({ inCommon, bookings }: ShownRushGroup, t: Texts): string {
  if (inCommon.kind === 'network') return t.ofNetwork(bookings.length)
  if (inCommon.kind === 'domain') return t.ofDomain(bookings.length, inCommon.domain)
  return t.ofNothing(bookings.length)
}

/** What a group has in common besides its heading. */
function GroupFacts({ group, timeZone }: { group: ShownRushGroup; timeZone: string }) {
  const { inCommon, networks, domains, bookedFrom, bookedUntil, bookings } = group
  const t = useMessages(rushMessages)
  const reader = useReader()
  const named = domains
    .slice(0, DOMAINS_NAMED)
    .map(({ domain, count }) => (count > 1 ? `${domain} (${count})` : domain))
  const others = domains.length > named.length ? [t.more(domains.length - named.length)] : []
  return (
    <p className="section-description" id={`facts-${bookings[0]?.id}`}>
      {t.bookedAt(formatSpan(reader, bookedFrom, bookedUntil, timeZone))}{' '}
      {inCommon.kind === 'domain'
        ? t.fromNetworks(networks)
        : t.addresses(formatList(reader.locale, [...named, ...others]))}
    </p>
  )
}
