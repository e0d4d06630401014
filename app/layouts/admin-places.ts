import type { IconName } from '~/ui/icon'
import type { uiMessages } from '~/ui/messages'

type UiTexts = (typeof uiMessages)['en']

/** A page of the admin that navigation and commands lead to. */
export interface AdminPlace {
  to: string
  name: keyof UiTexts['nav']
  icon?: IconName
  /** Where the pages of its section are, if not below `to`. */
  below?: string
  /** Needs a document: its policy differs. */
  reloads?: boolean
}

export const NAVIGATION: { group: keyof UiTexts['groups']; places: AdminPlace[] }[] = [
  {
    group: 'bookings',
    places: [
      { to: '/admin', name: 'overview', icon: 'dashboard' },
      { to: '/admin/bookings', name: 'bookings', icon: 'calendarCheck' },
      { to: '/admin/calendar', name: 'calendar', icon: 'calendar' },
      { to: '/admin/insights', name: 'insights', icon: 'chart' },
      { to: '/admin/deliveries', name: 'deliveries', icon: 'activity' },
    ],
  },
  {
    group: 'scheduling',
    places: [
      { to: '/admin/event-types', name: 'eventTypes', icon: 'list' },
      { to: '/admin/availability', name: 'availability', icon: 'clock' },
      { to: '/admin/team', name: 'team', icon: 'people' },
    ],
  },
  {
    group: 'connections',
    places: [
      { to: '/admin/goto', name: 'goto', icon: 'video' },
      { to: '/admin/calendars', name: 'calendars', icon: 'calendarDays' },
      { to: '/admin/embed', name: 'embed', icon: 'code', reloads: true },
    ],
  },
  { group: 'account', places: [{ to: '/admin/settings', name: 'settings', icon: 'settings' }] },
]

/** Folded in the navigation. */
export const INTEGRATIONS: AdminPlace[] = [
  { to: '/admin/api', name: 'api' },
  { to: '/admin/webhooks', name: 'webhooks' },
  { to: '/admin/webhooks#crm', name: 'connectors', below: '/admin/webhooks/connectors' },
]

export const OPERATOR_PLACE: AdminPlace = { to: '/operator', name: 'operator', icon: 'shield' }
