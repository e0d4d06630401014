import { plural } from '~/i18n/plural'
export const privacyMessages = {
  title: 'Data about a person',
  description:
    'When somebody asks what you hold about them, or asks you to forget them: look their address up, hand them the file, or erase them.',
  settingsText: 'Look up what your bookings hold about one address: export it, or erase it.',
  back: 'Settings',
  open: 'Look somebody up',
  address: 'Email address',
  look: 'Look up',
  notAnAddress: 'Enter one email address, such as ada@example.com.',
  nothing: (address: string) => `Your bookings hold nothing about ${address}.`,
  found: 'What your bookings hold',
  attended: (n: number) => plural('en', n, { one: '1 booking as attendee', other: `${n} bookings as attendee` }),
  invited: (n: number) =>
    plural('en', n, { one: '1 booking of somebody else as guest', other: `${n} bookings of others as guest` }),
  exportTitle: 'Export',
  exportText: 'Everything, with answers, notes, your private notes, mails and what was sent to webhooks and CRMs.',
  json: 'Download as JSON',
  csv: 'Download as CSV',
  eraseTitle: 'Erase',
  eraseGoes:
    'Name, address, guests, answers, notes, messages, mail log, what was sent to webhooks and CRMs, and everything that is still queued about this person are deleted. Their links stop working. This cannot be undone.',
  eraseStays:
    'The bookings keep their time, event type and status, so that your figures stay right. The history says that a person was erased, not who.',
  eraseElsewhere:
    'What has left Foyer is not deleted: mails that were delivered, calendars, your CRM, the receivers of your webhooks, and GoTo’s list of past meetings. Backups hold it until they are replaced.',
  guestsGo: 'They are removed from the guests of other people’s bookings without a mail.',
  toCome: (n: number) =>
    plural('en', n, {
      one: 'One meeting with them is still to come.',
      other: `${n} meetings with them are still to come.`,
    }),
  cancelFirst: 'Cancel first, so that nobody waits for the other. Then you can erase.',
  confirm: 'Type the address once more',
  confirmHint: 'So that nobody is erased by mistake.',
  notTheSame: 'This is not the address above.',
  button: 'Erase this person',
  beingSent: 'Something about this person is being sent at this moment. Nothing was erased. Try again in a minute.',
  done: (n: number) =>
    plural('en', n, {
      one: 'The person is erased. One booking keeps its time and nothing else about them.',
      other: `The person is erased. ${n} bookings keep their time and nothing else about them.`,
    }),
  keeping: {
    title: 'Automatic deletion',
    text: 'Foyer can erase the people of past meetings after a period that you choose. Times and figures stay.',
    label: 'Keep people for',
    always: 'Until I erase them',
    periods: { 90: '3 months', 180: '6 months', 365: '1 year', 730: '2 years', 1095: '3 years', 3650: '10 years' },
    next: 'Continue',
    saved: 'Saved. What is older is erased within the hour.',
    kept: 'Saved. Nobody is erased automatically.',
    ask: (period: string) => `Erase people ${period} after their meeting?`,
    askAlways: 'Keep people until you erase them?',
    consequence: (n: number) =>
      n === 0
        ? 'No meeting is that old yet. From now on, people are erased when their meeting reaches this age. What was erased cannot be restored.'
        : plural('en', n, {
            one: 'One past booking is older and loses its people within the hour. This cannot be undone.',
            other: `${n} past bookings are older and lose their people within the hour. This cannot be undone.`,
          }),
    askAlwaysText: 'Nobody is erased automatically any more. People who were erased stay erased.',
    yes: 'Erase automatically',
    yesAlways: 'Keep people',
    no: 'Change nothing',
  },
  file: { role: 'As', booking: 'Booking', fact: 'What', value: 'Value', attendee: 'Attendee', guest: 'Guest' },
}

export const accountDataMessages = {
  title: 'Your account',
  text: 'Download everything as one file, or delete the account with all its data.',
  download: 'Download everything',
  open: 'Delete the account',
  back: 'Settings',
  ask: 'Delete your account?',
  goes: (bookings: number) =>
    bookings === 0
      ? 'Your page, event types, hours, calendars, webhooks, API keys and everything that is still queued are deleted.'
      : plural('en', bookings, {
          one: 'Your page, event types, hours, calendars, webhooks, API keys, one booking with its attendee and everything that is still queued are deleted.',
          other: `Your page, event types, hours, calendars, webhooks, API keys, ${bookings} bookings with their attendees and everything that is still queued are deleted.`,
        }),
  ends: (address: string) =>
    `${address} and every embedded widget stop working, GoTo is disconnected, and you are signed out everywhere. Somebody else may take the address. This cannot be undone.`,
  elsewhere:
    'What has left Foyer is not deleted: mails that were delivered, calendars, your CRM and the receivers of your webhooks, and past meetings at GoTo. Backups hold it until they are replaced.',
  first: 'Download everything first',
  password: 'Your password',
  button: 'Delete the account',
  keep: 'Keep the account',
  toCome: (n: number) =>
    plural('en', n, { one: 'One meeting is still to come.', other: `${n} meetings are still to come.` }),
  cancelFirst: 'Cancel or decline first, so that nobody waits for you. Then you can delete the account.',
  more: (n: number) => plural('en', n, { one: 'And one more.', other: `And ${n} more.` }),
  allMeetings: 'All bookings',
  ownsTeam: (team: string) => `The team ${team} is yours, and it has other members.`,
  handOverFirst: 'Hand it over or dissolve it first. Then you can delete the account.',
  toTeam: 'Members of the team',
  beingSent:
    'Mails to your attendees, or changes at GoTo, are still on their way. Nothing was deleted. Try again in a minute.',
}
