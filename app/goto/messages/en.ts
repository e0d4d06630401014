export const gotoMessages = {
  title: 'GoTo',
  description:
    'Once connected, Foyer creates a GoTo meeting for every booking and deletes it when the booking is cancelled.',
  connect: 'Connect GoTo',
  reconnect: 'Reconnect GoTo',
  disconnect: 'Disconnect',
  status: {
    connected: 'Connected',
    not_connected: 'Not connected',
    connecting: 'Connecting',
    reconnect_needed: 'Reconnect needed',
    not_configured: 'Not set up',
  },
  connectedAs: (email: string) => `Connected as ${email}`,
  connectedUnknown: 'Connected',
  connectedText: 'Bookings get their meeting link automatically. Foyer keeps the connection active.',
  notConnected:
    'People can book you already, but bookings get no meeting link: you have to send one yourself. You give your consent on GoTo’s own page; Foyer never sees your password.',
  connecting: 'GoTo’s page is waiting for your answer, perhaps in another tab. If you closed it, just connect again.',
  notConfigured:
    'The operator of this service has not registered it with GoTo yet. Please ask them to set GOTO_CLIENT_ID and GOTO_CLIENT_SECRET.',
  brokenTitle: 'GoTo has ended the connection',
  broken: (email: string) =>
    `Bookings still come in, but they get no meeting link. Reconnect${email ? ` as ${email}` : ''} and Foyer creates the missing meetings.`,
  trouble: (detail: string) =>
    `GoTo refuses to create meetings for this account (${detail}). Check its licence with GoTo.`,
  offeredTitle: (email: string) => `Switch to ${email}?`,
  offered: (current: string) =>
    `You are connected as ${current}. Meetings of bookings already made stay in that account; new ones would be created in the other.`,
  accept: 'Switch account',
  decline: 'Stay with the connected account',
  disconnectText:
    'When you disconnect, new bookings get no meeting link any more. Meetings already created stay at GoTo.',
  justConnected: 'GoTo is connected.',
  problems: {
    refused_at_consent: 'You did not agree on GoTo’s page, so nothing was connected. You can try again at any time.',
    unknown_state:
      'This response from GoTo does not belong to an open request, or came after more than ten minutes. Please connect again.',
    scope_missing:
      'GoTo did not grant access to meetings. Please ask the operator of this service to tick the scope “collab:”.',
    misconfigured: 'GoTo does not accept this service’s client id or secret. Please tell its operator.',
    other: 'GoTo could not complete the connection just now. Nothing was changed. Please try again.',
  },
}
