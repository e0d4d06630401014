import type { IconName } from '~/ui/icon'
import type { uiMessages } from '~/ui/messages'

type UiTexts = (typeof uiMessages)['en']

/** A page of the admin that navigation and commands lead to. */
export interface AdminPlace {
  to: string
  name: keyof UiTexts['nav']
  icon?: IconName
  /** The shortcut after `g`; the same in every language, so that it need not be learnt twice. */
  key?: string
  /** Where the pages of its section are, if not below `to`. */
  below?: string
  /** Needs a document: its policy differs. */
  reloads?: boolean
}

export const NAVIGATION: { group: keyof UiTexts['groups']; places: AdminPlace[] }[] = [
  {
    group: 'bookings',
    places: [
      { to: '/admin', name: 'overview', key: 'o', icon: 'dashboard' },
      { to: '/admin/bookings', name: 'bookings', key: 'b', icon: 'calendarCheck' },
      { to: '/admin/calendar', name: 'calendar', key: 'c', icon: 'calendar' },
      { to: '/admin/insights', name: 'insights', key: 'i', icon: 'chart' },
      { to: '/admin/deliveries', name: 'deliveries', key: 'l', icon: 'activity' },
    ],
  },
  {
    group: 'scheduling',
    places: [
      { to: '/admin/event-types', name: 'eventTypes', key: 'e', icon: 'list' },
      { to: '/admin/availability', name: 'availability', key: 'a', icon: 'clock' },
      { to: '/admin/team', name: 'team', key: 't', icon: 'people' },
    ],
  },
  {
    group: 'connections',
    places: [
      { to: '/admin/goto', name: 'goto', key: 'g', icon: 'video' },
      { to: '/admin/calendars', name: 'calendars', key: 'd', icon: 'calendarDays' },
      { to: '/admin/embed', name: 'embed', key: 'm', icon: 'code', reloads: true },
    ],
  },
  { group: 'account', places: [{ to: '/admin/settings', name: 'settings', key: 's', icon: 'settings' }] },
]

/** Folded in the navigation. */
export const INTEGRATIONS: AdminPlace[] = [
  { to: '/admin/api', name: 'api', key: 'p' },
  { to: '/admin/webhooks', name: 'webhooks', key: 'w' },
  { to: '/admin/webhooks#crm', name: 'connectors', key: 'r', below: '/admin/webhooks/connectors' },
]

export const OPERATOR_PLACE: AdminPlace = { to: '/operator', name: 'operator', icon: 'shield' }
