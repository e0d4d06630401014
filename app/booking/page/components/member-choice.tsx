import { useMessages } from '~/i18n/locale'
import { bookingMessages } from '../messages'
import { PageLink } from './page-link'
import { usePageQuery } from './page-query'

interface Props {
  members: { name: string; handle: string; chosen: boolean }[]
}

/** Links, so that no script is needed: with whom of a team to meet, or whoever is free. */
export function MemberChoice({ members }: Props) {
  const t = useMessages(bookingMessages)
  const { linkTo } = usePageQuery()
  if (members.length === 0) return null
  const anybody = { name: t.anyMember, handle: null, chosen: members.every(({ chosen }) => !chosen) }
  return (
    <nav className="durations" aria-label={t.chooseMember}>
      {[anybody, ...members].map(({ name, handle, chosen }) => (
        <PageLink
          key={handle ?? ''}
          className="duration"
          aria-current={chosen ? 'true' : undefined}
          to={linkTo('', { member: handle })}
          replace
        >
          {name}
        </PageLink>
      ))}
    </nav>
  )
}
