import { plural } from '~/i18n/plural'
/** Texts of the shared components and layouts. Pages have theirs in their own folders. */
export const uiMessages = {
  optional: 'optional',
  formErrorsTitle: (count: number) =>
    plural('en', count, { one: 'Please check one thing', other: `Please check ${count} things` }),
  shortenedTexts:
    'Texts of this length cannot be shown again: the longest ones are cut off. Please complete them before you save.',
  copied: 'Copied',
  copyLink: 'Copy link',
  copyByHand: 'Press Ctrl+C or ⌘C to copy',
  close: 'Close',
  loading: 'Loading',
  skipToContent: 'Skip to content',
  menu: 'Menu',
  filter: 'Filter',
  mainNavigation: 'Main navigation',
  language: 'Language',
  poweredBy: 'Powered by Foyer',
  booking: 'Booking',
  timeZone: 'Time zone',
  sortBy: 'Sort by',
  older: 'Older',
  newest: 'Newest',
  tone: { success: 'Done', warning: 'Attention', danger: 'Problem', info: 'Note' },
  /** Names of the navigation's lists. */
  groups: {
    bookings: 'Bookings',
    scheduling: 'Scheduling',
    connections: 'Connections',
    account: 'Account',
  },
  nav: {
    overview: 'Overview',
    bookings: 'Bookings',
    calendar: 'Calendar',
    insights: 'Insights',
    deliveries: 'Activity log',
    eventTypes: 'Event types',
    availability: 'Availability',
    team: 'Team',
    calendars: 'Calendars',
    goto: 'GoTo',
    embed: 'Embed',
    api: 'API',
    integrations: 'Integrations',
    webhooks: 'Webhooks',
    connectors: 'CRM connectors',
    settings: 'Settings',
    operator: 'Operator',
    yourPage: 'Your page',
    signOut: 'Sign out',
  },
  suspended: {
    title: 'The operator has suspended this account',
    text: 'Your pages cannot be found and nothing can be changed here. Bookings stand, mails about them are sent, and your attendees can cancel. Please write to the operator.',
  },
  regions: {
    Africa: 'Africa',
    America: 'Americas',
    Antarctica: 'Antarctica',
    Arctic: 'Arctic',
    Asia: 'Asia',
    Atlantic: 'Atlantic',
    Australia: 'Australia',
    Europe: 'Europe',
    Indian: 'Indian Ocean',
    Pacific: 'Pacific',
  },
  /** Before the title of a page whose form was refused. */
  refused: (title: string) => `Error: ${title}`,
  problems: {
    badRequest: {
      title: 'We could not read that request',
      text: 'Something in the address or the form was not as we expect it. Go back, check what you entered and try again.',
    },
    forbidden: {
      title: 'You have no access to this page',
      text: 'You may be signed in with another account, or the form was open for too long. Go back, reload the page and try again.',
    },
    notFound: {
      title: 'We cannot find this page',
      text: 'The address may have a typing error, or the page is no longer offered. If somebody sent you the link, ask them for a new one.',
    },
    takesNothing: {
      title: 'This page does not accept this request',
      text: 'Nothing was changed. The page may have been updated since you opened it. Open it again and send the form from there.',
    },
    used: {
      title: 'This link was already used',
      text: 'It was good for one booking. The mail about that booking has a link to see, move or cancel it. For another time, ask the person who sent you the link for a new one.',
    },
    tooMany: {
      title: 'Too many requests',
      text: 'We have received many requests from your network. Wait a minute, then try again.',
    },
    unavailable: {
      title: 'The service is not available at the moment',
      text: 'Nothing was changed. Try again in a minute.',
    },
    unexpected: {
      title: 'Something went wrong on our side',
      text: 'We have logged the error. Try again in a moment. If it happens again, tell us the number below.',
    },
    requestId: 'Number of this request',
    tryAgain: 'Try again',
    toStart: 'Go to the start page',
  },
}
