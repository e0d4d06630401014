import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const gotoMessages: Translation<typeof en.gotoMessages> = {
  title: 'GoTo',
  description:
    'Una volta collegato GoTo, Foyer crea una riunione GoTo per ogni prenotazione e la elimina quando la prenotazione viene annullata.',
  connect: 'Collega GoTo',
  reconnect: 'Ricollega GoTo',
  disconnect: 'Scollega',
  status: {
    connected: 'Collegato',
    not_connected: 'Non collegato',
    connecting: 'Collegamento in corso',
    reconnect_needed: 'Da ricollegare',
    not_configured: 'Non configurato',
  },
  connectedAs: (email) => `Collegato come ${email}`,
  connectedUnknown: 'Collegato',
  connectedText:
    'Le prenotazioni ricevono automaticamente il link alla riunione. Foyer mantiene attivo il collegamento.',
  notConnected:
    'È già possibile prenotare, ma le prenotazioni non ricevono il link alla riunione: dovrà inviarlo lei. Il consenso si dà sulla pagina di GoTo; Foyer non vede mai la sua password.',
  connecting:
    'La pagina di GoTo attende la sua risposta, forse in un’altra scheda. Se l’ha chiusa, basta avviare di nuovo il collegamento.',
  notConfigured:
    'Il gestore di questo servizio non lo ha ancora registrato presso GoTo. Gli chieda di impostare GOTO_CLIENT_ID e GOTO_CLIENT_SECRET.',
  brokenTitle: 'GoTo ha interrotto il collegamento',
  broken: (email) =>
    `Le prenotazioni continuano ad arrivare, ma senza link alla riunione. Ricolleghi GoTo${email ? ` come ${email}` : ''} e Foyer creerà le riunioni mancanti.`,
  trouble: (detail) =>
    `GoTo rifiuta di creare riunioni per questo account (${detail}). Verifichi la sua licenza presso GoTo.`,
  offeredTitle: (email) => `Passare a ${email}?`,
  offered: (current) =>
    `Il collegamento attuale è con ${current}. Le riunioni delle prenotazioni già fatte restano in quell’account; le nuove verrebbero create nell’altro.`,
  accept: 'Cambia account',
  decline: 'Mantieni l’account collegato',
  disconnectText:
    'Dopo lo scollegamento, le nuove prenotazioni non ricevono più il link alla riunione. Le riunioni già create restano in GoTo.',
  justConnected: 'GoTo è collegato.',
  problems: {
    refused_at_consent:
      'Il consenso sulla pagina di GoTo non è stato dato, quindi non è stato collegato nulla. Può riprovare in qualsiasi momento.',
    unknown_state:
      'Questa risposta di GoTo non corrisponde a una richiesta in corso, o è arrivata dopo più di dieci minuti. Avviare di nuovo il collegamento.',
    scope_missing:
      'GoTo non ha concesso l’accesso alle riunioni. Chieda al gestore di questo servizio di selezionare lo scope “collab:”.',
    misconfigured: 'GoTo non accetta il client id o il client secret di questo servizio. Lo segnali al gestore.',
    other: 'GoTo non è riuscito a completare il collegamento. Non è cambiato nulla. Riprovare.',
  },
}
