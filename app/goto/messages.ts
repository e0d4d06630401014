import { defineMessages } from '~/i18n/define-messages'

export const gotoMessages = defineMessages({
  en: {
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
  },
  de: {
    title: 'GoTo',
    description:
      'Sobald GoTo verbunden ist, legt Foyer für jede Buchung ein GoTo-Meeting an und löscht es, wenn die Buchung abgesagt wird.',
    connect: 'GoTo verbinden',
    reconnect: 'GoTo neu verbinden',
    disconnect: 'Trennen',
    status: {
      connected: 'Verbunden',
      not_connected: 'Nicht verbunden',
      connecting: 'Wird verbunden',
      reconnect_needed: 'Neu verbinden nötig',
      not_configured: 'Nicht eingerichtet',
    },
    connectedAs: (email) => `Verbunden als ${email}`,
    connectedUnknown: 'Verbunden',
    connectedText: 'Buchungen bekommen ihren Link automatisch. Foyer hält die Verbindung aufrecht.',
    notConnected:
      'Sie können schon gebucht werden, aber Buchungen bekommen keinen Link zum Meeting: Sie müssen ihn selbst senden. Sie stimmen auf der Seite von GoTo zu; Foyer sieht Ihr Passwort nie.',
    connecting:
      'Die Seite von GoTo wartet auf Ihre Antwort, vielleicht in einem anderen Tab. Wenn Sie sie geschlossen haben, verbinden Sie einfach noch einmal.',
    notConfigured:
      'Dieser Dienst ist noch nicht bei GoTo angemeldet. Bitten Sie den Betreiber, GOTO_CLIENT_ID und GOTO_CLIENT_SECRET zu setzen.',
    brokenTitle: 'GoTo hat die Verbindung beendet',
    broken: (email) =>
      `Buchungen kommen weiter an, aber ohne Link. Verbinden Sie GoTo neu${email ? ` als ${email}` : ''}, dann legt Foyer die fehlenden Meetings an.`,
    trouble: (detail) => `GoTo legt für dieses Konto keine Meetings an (${detail}). Prüfen Sie die Lizenz bei GoTo.`,
    offeredTitle: (email) => `Zu ${email} wechseln?`,
    offered: (current) =>
      `Sie sind verbunden als ${current}. Meetings bestehender Buchungen bleiben in diesem Konto; neue entstünden im anderen.`,
    accept: 'Konto wechseln',
    decline: 'Beim verbundenen Konto bleiben',
    disconnectText:
      'Nach dem Trennen bekommen neue Buchungen keinen Link mehr. Bereits angelegte Meetings bleiben bei GoTo.',
    justConnected: 'GoTo ist verbunden.',
    problems: {
      refused_at_consent:
        'Sie haben auf der Seite von GoTo nicht zugestimmt, deshalb wurde nichts verbunden. Sie können es jederzeit noch einmal versuchen.',
      unknown_state:
        'Diese Antwort von GoTo gehört zu keiner offenen Anfrage oder kam nach mehr als zehn Minuten. Bitte verbinden Sie noch einmal.',
      scope_missing:
        'GoTo hat keinen Zugriff auf Meetings gewährt. Bitten Sie den Betreiber dieses Dienstes, den Scope „collab:“ anzukreuzen.',
      misconfigured: 'GoTo kennt die Zugangsdaten dieses Dienstes nicht. Bitte wenden Sie sich an den Betreiber.',
      other:
        'GoTo konnte die Verbindung gerade nicht abschließen. Es wurde nichts geändert. Bitte versuchen Sie es noch einmal.',
    },
  },
})

export type ConnectProblem = keyof (typeof gotoMessages)['en']['problems']
