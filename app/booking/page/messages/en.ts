import { formatAlternatives } from '~/i18n/dates'
import { plural } from '~/i18n/plural'

export const bookingMessages = {
  hostPage: {
    title: (host: string) => `Book a time with ${host}`,
    choose: 'What would you like to book?',
    none: 'Nothing can be booked here at the moment',
    noneHint: (host: string) => `${host} does not offer any times yet. Please come back later.`,
  },
  minutes: (count: number) => `${count} minutes`,
  durations: (minutes: number[]) => `${formatAlternatives('en-GB', minutes)} minutes`,
  duration: 'How long?',
  chooseMember: 'With whom?',
  anyMember: 'Whoever is free',
  member: 'With',
  memberUnavailable: 'Whom you asked for cannot be booked here just now. Choose somebody else, or whoever is free.',
  ourTeam: 'Our team',
  where: 'Online on GoTo (link by email)',
  places: {
    host_calls: (host: string) => `By telephone: ${host} calls you`,
    attendee_calls: (number: string) => `By telephone: you call ${number}`,
    link: 'Online (link by email)',
  },
  place: 'Where',
  prepare: 'Good to know',
  yourPhone: 'Your phone number',
  consentLink: 'Read more',
  byHost: (host: string) => `${host} confirms this request. The time is held for you until then.`,
  pick: 'Pick a day and a time',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  free: (count: number) => plural('en', count, { one: '1 time free', other: `${count} times free` }),
  noneFree: 'no times free',
  timesOn: (date: string) => `Times on ${date}`,
  chooseDay: 'Choose a day to see its times.',
  allTimes: (count: number) => `Show all ${count} times`,
  timeZone: 'Time zone',
  showZone: 'Show in this zone',
  allZones: 'All time zones',
  /** Beside the zone's name, which has the offset of today. */
  offsetThen: (offset: string) => `${offset} on this day`,
  today: 'Today',
  bookedDay: 'Your booking is on this day',
  bookedTime: 'Booked',
  partsOfDay: { morning: 'Morning', afternoon: 'Afternoon', evening: 'Evening' },
  otherClock: (hour12: boolean) => (hour12 ? 'Show 24 hours' : 'Show AM and PM'),
  nothingThisMonth: 'No times are free in this month.',
  nothingAtAll: (host: string) => `No times are free at the moment. Please come back later, or ask ${host} directly.`,
  tryNext: 'Look at the next month',
  back: 'Choose another time',
  details: 'Your details',
  yourName: 'Your name',
  email: 'Email',
  emailHint: 'The invitation goes here.',
  notes: 'Notes',
  notesHint: 'Anything that helps to prepare.',
  guests: 'Guests',
  guestsHint: 'Email addresses of others who should come along, separated by commas.',
  confirm: 'Confirm booking',
  sendRequest: 'Send request',
  /** A field that is not displayed. */
  leaveEmpty: 'Leave this field empty',
  proof: {
    next: 'Next, we send you a mail with a link and a code, so that we know that the address is yours.',
    noScripts:
      'Many bookings are coming in just now. Without scripts, please confirm by mail: we send you a link and a code.',
    byMail: 'Confirm by mail instead',
  },
  /** In the list of what is wrong, which stands far from the question. */
  named: {
    answer: (question: string) => `Answer ‘${question}’`,
    about: (field: string, problem: string) => `‘${field}’: ${problem}`,
  },
  didYouMean: {
    title: (address: string) => `Did you mean ${address}?`,
    text: (typed: string) => `You typed ${typed}, and the invitation goes there. Nothing is booked yet.`,
    suggested: (address: string) => `Yes, use ${address}`,
    typed: (address: string) => `No, ${address} is right`,
  },
  yes: 'Yes',
  no: 'No',
  pleaseChoose: 'Please choose',
  privacy: (host: string) => `Your details go to ${host} and are used for this meeting only.`,
  problems: {
    title: 'Please check what is marked below',
    name: 'Please enter your name.',
    nameUnfit:
      'Please enter just a name: no web address, no phone number, no special control characters, and letters of one alphabet per word.',
    email: 'Please enter one email address, such as ada@example.com.',
    notes: 'Please shorten your notes to 5,000 characters of plain text.',
    emailSeveral: 'Please enter one email address only. Others can come along as guests.',
    emailLocal: 'Our mails do not reach addresses with accents or umlauts before the @. Please enter another address.',
    guests: 'Please enter email addresses, separated by commas, such as ada@example.com, ben@example.com.',
    guestsMany: 'Please enter at most 10 email addresses.',
    reason: 'Please shorten the reason to 1,000 characters of plain text.',
    required: 'Please answer this question.',
    answer: 'Please check this answer.',
    too_long: 'Please shorten this answer.',
    unfit: 'This answer contains invisible control characters. Please type it again.',
    notANumber: 'Please enter a number, such as 12 or 1.5.',
    notAPhone: 'This is not a phone number: use digits, spaces and a plus, such as +41 44 555 01 99.',
    notAnAddress: 'Please enter a web address, such as https://example.com.',
    followUp: 'Your answer above leads to one more question. Please look at it, then confirm again.',
    consent: 'Please tick this box: without it the meeting cannot be booked.',
    tooMany:
      'Many bookings came from your network just now. Everything you typed is still here: please try again in a few minutes.',
    notTaken: 'This booking could not be made. Please write to the host directly.',
    networkShare:
      'Your network has reached the weekly limit of bookings with this host. Everything you typed is still here: please write to the host directly, or try again in a few days.',
    mailboxShare:
      'This email address has reached the limit of open bookings with this host. Everything you typed is still here: please cancel a booking that you do not need, or write to the host directly.',
    hostFull:
      'No more bookings are taken here at the moment. Everything you typed is still here: please write to the host directly, or try again in a few days.',
    onceMore: 'Please press the button once more. Everything you typed is still here, and nothing is booked yet.',
    proofNeeded:
      'Many bookings are coming in just now, so your browser has to do a small calculation first. This takes some seconds, and goes on by itself. Everything you typed is still here.',
    proofNeededAgain:
      'Your browser’s calculation could not be used. Please press the button once more, or confirm by mail. Everything you typed is still here.',
    mailRefused:
      'We cannot send another mail to this address today. Everything you typed is still here: please use another address, or write to the host directly.',
    memberGone:
      'The person of your choice cannot be booked just now. Everything you typed is still here: please go back, and choose somebody else or whoever is free.',
    eventGone: 'This can no longer be booked in this form. Please go back and choose again.',
    expired: 'This page was open for a long time. Everything you typed is still here: please confirm once more.',
  },
  taken: {
    title: 'Somebody else has just taken this time',
    gone: 'This time is not free any more',
    notOffered: 'This time cannot be booked',
    choose: 'What you typed is kept. Choose one of these times instead:',
    none: 'There is no other free time nearby. Please look at another month.',
  },
  alreadyUsed: {
    title: 'You have booked with this form already',
    text: 'It was sent before with other details. Here is your booking; for another one, please start again.',
    see: 'See my booking',
    again: 'Book another time',
  },
  outcome: {
    elsewhere: {
      title: (host: string) => `${host} is still in another meeting`,
      text: 'It is taking longer than planned. Please stay: yours begins as soon as it is over.',
      again: 'Look again',
    },
    booked: 'You are booked',
    standsUnmailed: 'Please keep this page: its address leads to your booking.',
    oftenEnough: (email: string) =>
      `${email} has reached today’s limit of mails from us, so we send none now. Your booking is valid.`,
    guestsOftenEnough: (count: number) =>
      `${plural('en', count, { one: 'One guest has', other: `${count} guests have` })} reached today’s limit of mails from us, so we send them none now. Your booking is valid.`,
    mailed: (email: string) => `We are sending the invitation to ${email}.`,
    moved: 'Moved: you are booked at the new time',
    movedMailed: (email: string) => `We are sending the new time to ${email}. Your calendar entry moves automatically.`,
    /** Read aloud before a time that is no longer valid. */
    offTime: 'No longer valid:',
    join: 'Join meeting',
    you: 'You',
    copyLink: 'Copy link',
    copied: 'Link copied',
    linkSoon: 'The link to join is being created and follows by mail. It will also appear here.',
    linkLater: (host: string) => `Your booking is confirmed. ${host} sends you the link to join by mail.`,
    linkTrouble: (host: string) =>
      `Your booking is confirmed, but GoTo has not created the meeting yet. ${host} has been informed and will send you a link.`,
    calendarTitle: 'In your calendar',
    more: 'Change or book again',
    refresh: 'Refresh',
    addToCalendar: 'Add to calendar',
    google: 'Google Calendar',
    outlook: 'Outlook.com',
    microsoft365: 'Microsoft 365',
    reschedule: 'Reschedule',
    rescheduleUntil: (when: string) => `You can move this booking until ${when}.`,
    cancelUntil: (when: string) => `You can cancel it until ${when}.`,
    tooLateToMove: (host: string) => `Moving online is no longer possible. Please write to ${host} directly.`,
    tooLateToCancel: (host: string) => `Cancelling online is no longer possible. Please write to ${host} directly.`,
    cancel: 'Cancel booking',
    edit: 'Change name or guests',
    before: 'Before:',
    again: 'Book another time',
    what: 'What',
    who: 'With',
    reason: 'Reason',
    when: 'When',
    hostsTime: (host: string) => `${host}’s time`,
    byPhone: 'By phone',
    over: 'This meeting is over.',
  },
}

/** Texts of a page of free times that has none. */
export const emptyMessages = {
  fullyBooked: (date: string) => `Fully booked on ${date}.`,
  monthFull: 'This month is fully booked.',
  notice: (from: string, notice: string) => `Bookable from ${from}: ${notice} notice.`,
  opens: (date: string) => `Bookable from ${date}.`,
  ended: (date: string) => `Bookable until ${date}.`,
  closed: (date: string) => `No times on ${date}.`,
  nextFree: (date: string) => `Next free: ${date}`,
  hours: (count: number) => plural('en', count, { one: '1 hour’s', other: `${count} hours’` }),
  days: (count: number) => plural('en', count, { one: '24 hours’', other: `${count} days’` }),
  minutes: (count: number) => `${count} minutes’`,
}

/** Texts of an attendee's pages of one booking. Separate, so that the booking page does not load them. */
export const manageMessages = {
  move: {
    title: 'Choose another time',
    question: 'Move to this time?',
    now: 'Booked for',
    newTime: 'New time',
    text: (host: string) => `${host} gets a mail at once. The link to join stays the same.`,
    button: 'Move booking',
    choose: 'Choose one of these times instead:',
    keep: 'Keep the time I have',
    sameTime: 'Your booking is at this time already. Choose another one, or keep it.',
    changed: 'This booking was changed elsewhere in the meantime. Please look at it before you move it.',
    tooLate: (host: string) => `This booking can no longer be moved online. Please write to ${host} directly.`,
  },
  edit: {
    title: 'Change your details',
    text: 'The time stays as it is. Everybody who is invited gets the invitation again.',
    guestsHint: 'Email addresses of others who should come along, separated by commas. They get the invitation too.',
    button: 'Save changes',
    keep: 'Leave it as it is',
    over: 'This meeting has begun, so its details can no longer be changed.',
  },
  pending: {
    title: 'Your request has been sent',
    text: (host: string, email: string) =>
      `${host} still has to confirm this time. It is held for you, and the answer goes to ${email}.`,
    unanswered: 'Your request was not answered',
  },
  declined: {
    title: 'Request declined',
    text: (host: string) => `${host} cannot make it at this time. Perhaps another one suits you both.`,
    expired: (host: string) => `${host} did not answer in time. Please choose another time, or write to them directly.`,
  },
  cancel: {
    title: 'Cancel this booking?',
    text: (host: string) => `${host} gets a mail at once, and the time is free for others.`,
    reason: 'Reason',
    reasonHint: (host: string) => `${host} reads this.`,
    button: 'Cancel booking',
    keep: 'Keep it',
    done: 'Booking cancelled',
    doneBy: {
      attendee: 'You cancelled this booking. Both sides get a mail.',
      host: (host: string) => `${host} cancelled this booking.`,
    },
    tooLate: (hours: number, host: string) =>
      `Cancelling online is possible until ${hours} hours before the start. Please write to ${host} directly.`,
    over: 'This meeting is over, so there is nothing left to cancel.',
  },
}

/** The pages that wait for the proof of an attendee's address, where the form was sent and behind the link of the mail. */
export const proofMessages = {
  title: 'Check your mail',
  text: (email: string) => `We have sent a link and a code to ${email}. Open the link, or type the code here.`,
  held: (until: string) => `Nothing is booked yet. The time is held for you until ${until}.`,
  ended: 'The time is not held any more',
  endedText:
    'Fifteen minutes have passed without a confirmation, so others can book it. Try again: we hold it once more if it is still free, and send a new mail.',
  endedLink: 'Others can book it now. If it is still free, you can confirm it all the same.',
  code: 'Code from the mail',
  codeHint: 'Six digits. If the mail is not there after a minute, look into the spam folder.',
  confirm: 'Confirm booking',
  again: 'Send the mail again',
  tryAgain: 'Try again',
  sentAgain: 'The mail is on its way once more, with the same code.',
  change: 'Change my details',
  look: 'I have opened the link',
  another: 'Choose another time',
  byLink: 'Confirm your booking',
  byLinkText: 'One more press, and the time is booked. If you did not ask for it, close this page: nothing happens.',
  withdrawn: 'This request was changed or given up. Please book again.',
  taken: 'Somebody else has taken this time in the meantime. Please choose another one; what you typed is kept.',
  problems: {
    code: 'This is not the code of the last mail. Please check the six digits.',
    codesEnded: 'Too many wrong codes. Please open the link in the mail instead.',
    mailedEnough:
      'We have sent three mails for this booking. Please look into the spam folder, or change your details.',
    mailRefused: 'We cannot send another mail to this address today. Please change it, or write to the host directly.',
    refused: 'This booking could not be made. Please write to the host directly.',
  },
}

export const reportMessages = {
  title: 'Report this mail',
  text: (host: string) =>
    `Did you get a mail about a booking with ${host} that you did not ask for? Tell the operator of this service. Your address is not passed on.`,
  button: 'Report the mail',
  done: 'Thank you. The operator looks at the mails of accounts that are reported, and can stop them.',
}

export const unsubscribeMessages = {
  title: 'No more of these mails',
  text: (host: string) =>
    `${host} will send you no thanks, questions or invitations after meetings any more. Mails about your bookings still come.`,
  button: 'Unsubscribe',
  done: (host: string) => `Done. ${host} sends you no more mails of this kind.`,
  back: 'I want them again',
  again: 'You receive these mails again.',
}
