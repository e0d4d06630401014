import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const gotoMessages: Translation<typeof en.gotoMessages> = {
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
}
