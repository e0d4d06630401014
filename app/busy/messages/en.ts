import { plural } from '~/i18n/plural'
import type { FeedProblem, UnreadReason } from '../calendar-feed'
import type { FeedRefusal } from '../feed-refusal'

export const busyMessages = {
  title: 'Calendars',
  description: 'Time that is taken elsewhere is not offered here. Foyer reads when you are busy, never why.',
  done: {
    added: 'The calendar is added. Its busy times are no longer offered.',
    saved: 'Your choices are saved.',
    refreshed: 'The calendar was read again.',
    removed: 'The calendar is removed. Its times are free again.',
    subscription: 'Your address is ready. An earlier address no longer works.',
    unsubscribed: 'The address no longer works.',
  },
  feeds: 'Calendars by address',
  feedsText:
    'For a calendar that you cannot connect, or only read: anything with an address (ICS). Read every ten minutes.',
  none: 'No calendar is read by its address.',
  url: 'Calendar address',
  urlHint:
    'Google: Settings of the calendar, “Secret address in iCal format”. Outlook: Settings, “Shared calendars”, publish, ICS link.',
  allDayBlocks: 'All-day events block the day',
  staleBlocks: 'Keep blocking known busy times if the calendar stops responding',
  add: 'Add calendar',
  save: 'Save choices',
  refresh: 'Read now',
  refreshNamed: (name: string) => `Read now: ${name}`,
  remove: 'Remove',
  removeNamed: (name: string) => `Remove: ${name}`,
  status: {
    new: 'Not read yet',
    ok: 'Up to date',
    partly_read: 'Partly read',
    failing: 'Cannot be read',
    stale: 'Out of date',
  },
  readAt: (when: string, count: number) =>
    `Read ${when}. ${plural('en', count, { one: 'One busy time', other: `${count} busy times` })} in the next 13 months.`,
  lastGood: (when: string) => `We still use what we read on ${when}.`,
  neverRead: 'It has never been read, so it blocks nothing.',
  unread: (count: number) =>
    plural('en', count, {
      one: 'One event could not be read and blocks no time.',
      other: `${count} events could not be read and block no time.`,
    }),
  unreadHint: 'Please check these days yourself, or set the events up again in your calendar.',
  unreadEvent: (date: string | null, reason: UnreadReason, zone: string | null) =>
    `${date ?? 'Without a date'}: ${
      {
        zone: `the time zone “${zone}” is unknown`,
        time: 'its times are invalid',
        rule: 'its repetition rule is invalid',
        component: 'its kind is unknown',
        cut_off: 'the calendar ends before it is complete',
      }[reason]
    }`,
  unreadMore: (count: number) => `and ${count} more`,
  problems: {
    refused: 'This address no longer leads to a server on the public internet.',
    too_slow: 'The calendar’s server took too long.',
    too_large: 'The calendar is larger than 5 MB.',
    insecure: 'The calendar’s server has no valid certificate.',
    unreadable: 'The response cannot be read as a calendar.',
    broken: 'The calendar’s server could not be reached.',
    not_there: 'There is no calendar at this address, or it is no longer public.',
    bad_answer: 'The calendar’s server answered with an error.',
    moved: 'The address redirects to another one. Please add that one instead.',
    not_a_calendar: 'The response is not a calendar. Perhaps it is the address of a web page.',
    not_understood: 'The response is a calendar, but none of its events could be read.',
    too_much: 'The calendar contains more than we can process.',
  } satisfies Record<FeedProblem, string> as Record<FeedProblem, string>,
  refusals: {
    not_a_url: 'Please enter the whole address, beginning with https://.',
    not_https: 'The address must begin with https://.',
    has_credentials: 'Please use an address without user name and password.',
    port_refused: 'Please use an address with the usual port, or one above 1023.',
    not_public: 'We cannot find this address on the public internet. Please check it.',
    already_there: 'You have added this calendar already.',
    too_many: 'You have 50 calendars. Please remove one first.',
  } satisfies Record<FeedRefusal, string> as Record<FeedRefusal, string>,
  gotoTitle: 'Meetings created in GoTo',
  gotoText: 'You can host one meeting at a time, so meetings that you create in GoTo itself block their time.',
  gotoMeetings: {
    notConnected: 'Connect GoTo, and its meetings block their time here.',
    notYet: 'Not read yet',
    readAt: (when: string) => `Last read ${when}`,
    failing: (when: string) => `GoTo has not answered since ${when}`,
    lastGood: (when: string) => `We still use what we read on ${when}.`,
    neverRead: 'Its meetings have never been read, so they block nothing.',
  },
  subscription: {
    title: 'Your bookings in another calendar',
    text: 'An address that any calendar can subscribe to. Moved and cancelled bookings are updated automatically.',
    create: 'Create address',
    renew: 'Renew address',
    remove: 'Remove address',
    copy: 'Copy calendar address',
    secret: 'Anyone with this address sees your bookings. Renew it if somebody else has got it.',
  },
}
