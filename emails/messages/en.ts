import { plural } from '~/i18n/plural'
export const mailMessages = {
  report: 'Did you not ask for this mail? Report it',
  hello: (name: string) => `Hello ${name},`,
  with: 'With',
  together: 'Together with',
  when: 'When',
  yourTime: 'your time',
  theirTime: (name: string) => `${name}’s time`,
  minutes: (count: number) => plural('en', count, { one: '1 minute', other: `${count} minutes` }),
  meetingWith: (title: string, name: string) => `${title} with ${name}`,
  linkInside: 'The link to join is in this mail.',
  before: 'Before',
  join: 'Join meeting',
  joinHint: 'Opens in your browser; no account needed. The host lets everyone in at the start.',
  phone: 'By phone',
  place: 'Where',
  instructions: 'Good to know',
  linkFollows: 'The link to join follows in a second mail, as soon as the meeting is set up.',
  linkFromHost: (host: string) =>
    `GoTo has not created the meeting yet. ${host} has been informed and will send you a link.`,
  manage: 'See, move or cancel your booking',
  manageHint: 'Something came up?',
  openBooking: 'Open the booking',
  start: 'Start as host',
  startHint: 'From 30 minutes before the start:',
  onBookingPage: 'as you wrote on your booking page',
  email: 'Email',
  zone: 'Time zone',
  guests: 'Guests',
  notes: 'Notes',
  reason: 'Reason',
  why: 'Why',
  bookAgain: 'Book another time',
  noReply: 'Reply to this mail to reach the other side directly.',
  foot: 'Sent by Foyer, which manages this booking.',
  accountFoot: 'Sent by Foyer, because this address was given to us. If that was not you, ignore this mail.',
  security: {
    notices: {
      new_browser: {
        subject: 'New sign-in to your account',
        text: () => 'Somebody has just signed in to your account in a browser that we have not seen before.',
      },
      password_changed: {
        subject: 'Your password was changed',
        text: () => 'The password of your account was changed. Everywhere else you are signed out.',
      },
      email_changed: {
        subject: 'The address of your account was changed',
        text: () => 'Your account has another email address from now on. This one no longer belongs to it.',
      },
      app_added: {
        subject: 'Codes from an app are set up',
        text: () => 'From now on, signing in with the password also needs a code from an authenticator app.',
      },
      app_removed: {
        subject: 'Codes from an app are removed',
        text: () => 'The authenticator app was removed from your account. Its codes no longer work.',
      },
      passkey_added: {
        subject: 'A passkey was added',
        text: (name: string) => `The passkey “${name}” was added to your account. Whoever has it can sign in.`,
      },
      passkey_removed: {
        subject: 'A passkey was removed',
        text: (name: string) => `The passkey “${name}” was removed from your account. It no longer works.`,
      },
      second_step_on: {
        subject: 'Signing in needs a second step',
        text: () => 'From now on, signing in with the password needs a second step.',
      },
      second_step_off: {
        subject: 'Signing in needs no second step any more',
        text: () => 'From now on, the password alone is enough to sign in.',
      },
      recovery_codes_renewed: {
        subject: 'You have new recovery codes',
        text: () => 'New recovery codes were made for your account. The earlier ones no longer work.',
      },
      recovery_code_used: {
        subject: 'A recovery code was used',
        text: () => 'Somebody has signed in to your account with a recovery code. It does not work again.',
      },
      api_key_added: {
        subject: 'A new API key was created',
        text: (name: string) => `The API key “${name}” was created for your account.`,
      },
      provider_linked: {
        subject: 'Another way to sign in was added',
        text: (name: string) => `Your account is linked to a sign-in with ${name} from now on.`,
      },
      provider_unlinked: {
        subject: 'A way to sign in was removed',
        text: (name: string) => `Your account is no longer linked to a sign-in with ${name}.`,
      },
    },
    keysStay: (keys: string) =>
      `These API keys still work. If others may know them, end them on the page of API keys:\n${keys}`,
    notYou: 'If that was you, there is nothing to do. If not, set a new password at once and sign out everywhere else.',
    notYouAnyMore:
      'If that was you, there is nothing to do. If not, tell the operator of this service at once: only they can still help.',
    button: 'Look at your account',
    seeKeys: 'See your API keys',
    signIn: 'To the sign-in page',
  },
  confirmed: {
    subjectAttendee: (meeting: string, when: string) => `Booked: ${meeting}, ${when}`,
    subjectHost: (meeting: string, when: string) => `New booking: ${meeting}, ${when}`,
    subjectGuest: (meeting: string, when: string) => `Invitation: ${meeting}, ${when}`,
    headingAttendee: 'You are booked',
    headingGuest: (attendee: string) => `${attendee} invites you to a meeting`,
    headingHost: (attendee: string) => `${attendee} booked a time with you`,
  },
  linkReady: {
    subject: (meeting: string, when: string) => `Link to join: ${meeting}, ${when}`,
    heading: 'Here is the link to join',
  },
  rescheduled: {
    subject: (meeting: string, when: string) => `Moved: ${meeting}, now ${when}`,
    heading: 'The meeting has moved',
  },
  cancelled: {
    subject: (meeting: string, when: string) => `Cancelled: ${meeting}, ${when}`,
    heading: 'The meeting was cancelled',
    byYou: 'You cancelled this meeting. You have nothing else to do.',
    by: (name: string) => `${name} cancelled this meeting. Your calendar removes it automatically.`,
  },
  recording: {
    subject: (meeting: string) => `Recording: ${meeting}`,
    heading: 'The recording of your meeting',
    text: 'Anybody with this link can watch it without a password, so pass it on with care.',
    button: 'Watch the recording',
  },
  followUp: {
    thanks: {
      subject: (meeting: string) => `Thank you: ${meeting}`,
      heading: (host: string) => `${host} says thank you`,
      text: (host: string) => `Thank you for your time. ${host} was glad to meet you.`,
    },
    feedback: {
      subject: (meeting: string) => `How was it? ${meeting}`,
      heading: (host: string) => `${host} would like to hear from you`,
      text: (host: string) => `How was your meeting? ${host} is glad of a few words. It takes a minute.`,
    },
    book_again: {
      subject: (meeting: string) => `Another meeting? ${meeting}`,
      heading: (host: string) => `Meet ${host} again`,
      text: () => 'If there is more to talk about, choose a time that suits you.',
    },
    missed: {
      subject: (meeting: string) => `Sorry we missed you: ${meeting}`,
      heading: () => 'Sorry that we missed you',
      text: (host: string) => `We did not meet as planned. ${host} is happy to find another time with you.`,
    },
    feedbackButton: 'Give feedback',
    unsubscribe: (host: string) => `No more mails of this kind from ${host}`,
  },
  updated: {
    subject: (meeting: string, when: string) => `Changed: ${meeting}, ${when}`,
    heading: 'The details have changed',
    text: (attendee: string) => `${attendee} changed who comes to this meeting. The time stays as it is.`,
  },
  reassigned: {
    subject: (meeting: string, when: string) => `Another host: ${meeting}, ${when}`,
    heading: 'Somebody else will meet you',
    text: (host: string) => `You will meet ${host}. The time stays as it is.`,
    ofSeveral: {
      subject: (meeting: string, when: string) => `Other hosts: ${meeting}, ${when}`,
      heading: 'The hosts of this meeting have changed',
      text: (hosts: string) => `The meeting is with ${hosts}. The time stays as it is.`,
    },
  },
  takenOver: {
    subject: (meeting: string, when: string) => `You take over: ${meeting}, ${when}`,
    heading: 'You take over a meeting',
    text: (team: string) => `This meeting of ${team} has passed to you. The attendee knows.`,
  },
  handedOver: {
    subject: (meeting: string, when: string) => `No longer yours: ${meeting}, ${when}`,
    heading: 'A colleague takes over',
    text: (team: string) => `Somebody else of ${team} has this meeting now. Your calendar removes it automatically.`,
  },
  uninvited: {
    subject: (meeting: string, when: string) => `No longer invited: ${meeting}, ${when}`,
    heading: 'You are no longer invited',
    text: (attendee: string) => `${attendee} removed you from this meeting. Your calendar removes it automatically.`,
  },
  declined: {
    subject: (meeting: string, when: string) => `Not possible: ${meeting}, ${when}`,
    heading: 'This time did not work out',
    text: (host: string) => `${host} cannot make it at the time you asked for.`,
    expired: (host: string) => `${host} did not answer in time, so your request has ended. Please choose another time.`,
    expiredHost: (attendee: string) =>
      `You did not answer the request of ${attendee} in time, so it was declined for you. The time is free again.`,
  },
  proof: {
    subject: (meeting: string, code: string) => `${code} confirms your email: ${meeting}`,
    heading: 'Confirm your email address',
    text: (until: string) =>
      `You have chosen a time. It is held for you until ${until}, and booked when you confirm. Until then nothing is in anybody’s calendar.`,
    button: 'Confirm email address',
    code: 'Or type this code where you booked',
    not: 'Was it not you? Then do nothing: the time becomes free again by itself, and nobody is told.',
  },
  requested: {
    subject: (meeting: string) => `Your request: ${meeting}`,
    heading: 'Your request has arrived',
    text: (host: string) =>
      `${host} still has to confirm this time. It is held for you, and you get the answer by mail. Nothing is in your calendar yet.`,
  },
  toAnswer: {
    subject: (meeting: string, when: string) => `Please answer: ${meeting}, ${when}`,
    heading: (attendee: string) => `${attendee} requests a meeting`,
    button: 'Approve or decline',
    due: (when: string) => `The time is held. Without an answer the request ends on ${when}.`,
  },
  newTime: {
    subject: (meeting: string) => `Please pick another time: ${meeting}`,
    heading: (host: string) => `${host} asks for another time`,
    text: 'Your booking is still valid. Please choose another time that suits you, and the meeting is moved to it.',
    messageFrom: (host: string) => `${host} writes`,
    button: 'Pick another time',
  },
  reminder: {
    subject: (meeting: string, inTime: string) => `Reminder: ${meeting} ${inTime}`,
    heading: (inTime: string) => `Your meeting starts ${inTime}`,
  },
  gone: {
    subject: (title: string, attendee: string) => `GoTo meeting missing: ${title} with ${attendee}`,
    text: (attendee: string) =>
      `The GoTo meeting of this booking no longer exists; perhaps it was deleted in GoTo. The booking is still confirmed, but ${attendee} has no link to join. Please create the meeting again, or cancel the booking.`,
    button: 'Open the booking',
  },
  verify: {
    subject: 'Confirm your email address',
    text: 'One click, and your booking page can go online.',
    button: 'Confirm address',
    expires: 'The link works for 24 hours.',
  },
  reset: {
    subject: 'Set a new password',
    text: 'Somebody, probably you, asked to set a new password for your account.',
    button: 'Set a new password',
    expires: 'The link works once and for one hour. If you did not ask, nothing changes.',
  },
  change: {
    subject: 'Confirm your new email address',
    text: 'Confirm that this is your new address. Until then the old one stays in use.',
    button: 'Confirm new address',
    expires: 'The link works for 24 hours.',
  },
  sendingAddress: {
    proof: {
      subject: 'Confirm the address that your mails come from',
      text: (address: string) =>
        `Somebody who is signed in to Foyer asked to send mails to attendees from ${address}. If that was you, open the link in the browser in which you are signed in, and confirm. If not, do nothing: then no mail comes from this address.`,
      button: 'Confirm the sending address',
      expires: 'The link works for 24 hours, and only for the account that asked.',
    },
    off: {
      subject: (address: string) => `Mails no longer come from ${address}`,
      dns: (address: string) =>
        `The DNS lines that mails from ${address} need are no longer right. From now on your mails come from the address of this service again, and none is lost. The page shows which line to mend.`,
      refused: (address: string) =>
        `The mail server did not accept a mail from ${address}. It was sent from the address of this service instead, and so are the next ones, until you check the address again.`,
      button: 'Open the sending address',
    },
  },
  replyToProof: {
    subject: 'Confirm the address for replies',
    text: (address: string) =>
      `Somebody who is signed in to Foyer asked that replies of attendees go to ${address}. If that was you, open the link in the browser in which you are signed in, and confirm. If not, do nothing: then no reply goes to this address.`,
    button: 'Confirm the Reply-To address',
    expires: 'The link works for 24 hours, and only for the account that asked.',
  },
  exists: {
    subject: 'You already have an account',
    text: 'Somebody, probably you, tried to sign up with this address. It has an account already: sign in, or set a new password if you forgot it.',
    button: 'Sign in',
  },
  accountDeleted: {
    subject: 'Your account is deleted',
    text: 'Your Foyer account and everything in it are deleted, as you asked. Your booking page is gone, and this is the last mail about it.',
    button: 'Open Foyer',
    small: 'If that was not you, contact the operator of this service at once.',
  },
  reconnect: {
    subject: 'Reconnect GoTo so that meetings can be created',
    text: 'GoTo no longer accepts our access to your account. People can still book you, but without a link to join. Reconnecting takes a minute, and missing meetings are then created automatically.',
    button: 'Reconnect GoTo',
  },
  team: {
    open: 'Open your team',
    invitation: {
      subject: (inviter: string, team: string) => `${inviter} invites you to the team ${team}`,
      text: (inviter: string, team: string) =>
        `${inviter} would like you to join the team ${team} on Foyer. Before you join, you see what its managers may see and do. Your bookings and your account stay yours.`,
      button: 'See the invitation',
      small: (email: string) =>
        `You can accept it with the account that has the address ${email}. If you have none, sign up with this address. The invitation expires after 14 days.`,
    },
    news: {
      joined: {
        subject: (person: string, team: string) => `${person} joined ${team}`,
        text: (person: string, team: string) =>
          `${person} accepted the invitation and is now a member of your team ${team}.`,
      },
      left: {
        subject: (person: string, team: string) => `${person} left ${team}`,
        text: (person: string, team: string) =>
          `${person} left your team ${team}. Their bookings of the team went to others who were free; the rest stay with them and no longer appear in the team’s table.`,
      },
      removed: {
        subject: (_person: string, team: string) => `You are no longer in ${team}`,
        text: (_person: string, team: string) =>
          `You were removed from the team ${team}. Your account, your page and your bookings stay as they are; its managers no longer see them.`,
      },
      incomplete: {
        subject: (_person: string, team: string, eventTypes: string) => `${team}: ${eventTypes} cannot be booked now`,
        text: (person: string, team: string, eventTypes: string) =>
          `${eventTypes} of your team ${team} needs all of its members, and ${person || 'somebody who deleted their account'} can no longer be booked for it. Nobody can book it until all of them can be booked again, or until you choose who takes part without them.`,
      },
      owner: {
        subject: (_person: string, team: string) => `You now own the team ${team}`,
        text: (person: string, team: string) => `${person} handed the team ${team} over to you. You are its owner.`,
      },
    },
  },
  calendar: {
    subject: (calendar: string) => `We cannot read your calendar “${calendar}”`,
    text: (calendar: string) =>
      `We cannot read “${calendar}” at its address at the moment. We still use what we read last, so times that have been taken since may still be offered. Check the address, or wait if you know the reason.`,
    button: 'See your calendars',
  },
  reconnectCalendar: {
    subject: (account: string) => `Connect your calendar again: ${account}`,
    text: (account: string) =>
      `${account} no longer accepts our access. We still use what we read last, so times that have been taken since may still be offered, and new meetings do not appear there. Connecting it again takes a minute.`,
    button: 'See your calendars',
  },
  calendarUnreadable: {
    subject: (account: string) => `We cannot read your calendars: ${account}`,
    text: (account: string) =>
      `We have not been able to read ${account} for more than an hour. We keep trying. Until then your choice counts for calendars that cannot be read; you find it with your calendars.`,
    button: 'See your calendars',
  },
  calendarEdit: {
    deleted: {
      subject: (title: string, attendee: string) => `Deleted in your calendar: ${title} with ${attendee}`,
      text: (attendee: string) =>
        `You deleted this meeting in your calendar. The meeting itself is still on, and ${attendee} has not heard anything. Do you want to cancel it, keep it, or put it back into your calendar?`,
    },
    moved: {
      subject: (title: string, attendee: string) => `Moved in your calendar: ${title} with ${attendee}`,
      text: (attendee: string, when: string) =>
        `You moved this meeting in your calendar to ${when}. The meeting itself still has its old time, and ${attendee} has not heard anything. Do you want to move the meeting, or put it back in your calendar?`,
    },
    button: 'Decide',
  },
  deliveryOff: {
    subject: (target: string) => `Deliveries to ${target} are switched off`,
    text: (target: string) =>
      `${target} has not accepted anything from us for days, or reported that the address no longer exists. Nothing more is sent there. Fix the receiver, switch it on again in Foyer, and send what is missing again from the log.`,
    button: 'Open the log',
  },
  trouble: {
    subject: (title: string, attendee: string) => `No meeting link for ${title} with ${attendee}`,
    text: (attendee: string) =>
      `The booking is confirmed, but GoTo did not create its meeting, so ${attendee} has no link to join. Check your GoTo account, then try again in Foyer, or send your own link.`,
    button: 'Open the booking',
  },
}
