import { Link } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { ButtonLink } from '~/ui/button'
import type { AccountObstacles } from '../account-obstacles.server'
import { accountDataMessages } from '../messages'
import { MeetingsToCome } from './meetings-to-come'

/** What prevents the deletion of an account: one obstacle at a time, with a link to solve it. */
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
      <MeetingsToCome title={t.toCome(count)} whatToDo={t.cancelFirst} meetings={soonest} timeZone={timeZone} />
      {more > 0 && (
        <p>
          {t.more(more)} <Link to="/admin/bookings">{t.allMeetings}</Link>
        </p>
      )}
    </>
  )
}
