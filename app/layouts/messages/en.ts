export const landingMessages = {
  documentTitle: 'Foyer: a booking page for people who meet on GoTo',
  description:
    'Clients choose a free time, the meeting takes place on GoTo, and both of you get the invite. A booking page for consultants.',
  headline: 'Your clients choose a time. GoTo hosts the meeting.',
  lead: 'Foyer is a booking page for consultants who meet on GoTo. Share one link: every booking becomes a meeting in your GoTo account, and the invite goes to both of you.',
  signUp: 'Create your page',
  signIn: 'Sign in',
  closed: 'Only the operator of this service creates accounts.',
  stepsTitle: 'How it works',
  steps: {
    connect: {
      title: 'Connect GoTo once',
      text: 'You give your consent on GoTo’s own page. Foyer keeps the connection active and informs you if it breaks.',
    },
    hours: {
      title: 'Say when you are free',
      text: 'Weekly hours in your own time zone. Your clients see them in theirs, also on the night the clocks change.',
    },
    share: {
      title: 'Share your link',
      text: 'In a mail, a signature, a proposal. A client books in a minute, without an account.',
    },
  },
  promisesTitle: 'What you can count on',
  promises: {
    once: {
      title: 'No double bookings',
      text: 'If two people want the same time, one gets it. The other sees the nearest free times.',
    },
    calendar: {
      title: 'It appears in every calendar',
      text: 'Both sides get a real invite. A cancellation removes exactly that entry, automatically.',
    },
    quiet: {
      title: 'No tracking',
      text: 'Your booking page sets no cookies and loads nothing from anybody else. It works without scripts, too.',
    },
  },
  closingTitle: 'Ready in a few minutes',
  example: {
    label: 'Example of a booking page',
    host: 'Dana Example',
    title: 'Intro call',
    details: '30 minutes on GoTo',
    zone: 'Zurich (UTC+1)',
    confirm: 'Confirm 10:30',
  },
}
