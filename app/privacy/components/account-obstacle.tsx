import { Link } from '@remix-run/react'
import { When } from '~/booking/components/when'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { ButtonLink } from '~/ui/button'
import { accountDataMessages } from '../account-messages'
import type { AccountObstacles } from '../account-obstacles.server'

/** What stands in the way of leaving, one thing after the other, each with the way to it. */
export function AccountObstacle({ toCome, ownedTeam, beingSent, timeZone }: AccountObstacles & { timeZone: string }) {
  const t = useMessages(accountDataMessages)
  return (
    <>
      {toCome.count > 0 && <ToCome toCome={toCome} timeZone={timeZone} />}
      {ownedTeam !== null && (
        <Alert
          tone="warning"
          title={t.ownsTeam(ownedTeam)}
          actions={<ButtonLink to="/admin/team/members">{t.toTeam}</ButtonLink>}
        >
          {t.handOverFirst}
        </Alert>
      )}
      {beingSent && <Alert tone="warning">{t.beingSent}</Alert>}
    </>
  )
}

function ToCome({ toCome: { count, soonest }, timeZone }: Pick<AccountObstacles, 'toCome'> & { timeZone: string }) {
  const t = useMessages(accountDataMessages)
  const more = count - soonest.length
  return (
    <>
      <Alert tone="warning" title={t.toCome(count)}>
        {t.cancelFirst}
      </Alert>
      <ul>
        {soonest.map(({ id, title, startsAt, endsAt }) => (
          <li key={id}>
            <Link to={`/admin/bookings/${id}`}>{title}</Link>
            <br />
            <When startsAt={startsAt} endsAt={endsAt} timeZone={timeZone} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p>
          {t.more(more)} <Link to="/admin/bookings">{t.allMeetings}</Link>
        </p>
      )}
    </>
  )
}
