import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const sendingAddressMessages: Translation<typeof en.sendingAddressMessages> = {
  title: 'Absenderadresse',
  ofTeam: 'Absenderadresse des Teams',
  description: (service) =>
    `E-Mails an buchende Personen und Gäste kommen von ${service}, oder von einer Adresse Ihrer eigenen Domain. E-Mails an Sie kommen immer von ${service}.`,
  back: 'Absender und Signatur',
  notOffered:
    'Der Betreiber dieses Dienstes hat keine eigenen Absenderadressen eingerichtet. Name des Absenders, Antwortadresse und Signatur gehen auch ohne sie.',
  choose: 'Eigene Adresse verwenden',
  another: 'Andere Adresse verwenden',
  chooseHint:
    'Sie brauchen ein Postfach unter der Adresse und Zugang zum DNS ihrer Domain. Wir senden einen Link an die Adresse und zeigen die nötigen Einträge.',
  address: 'Absenderadresse',
  ask: 'Link senden',
  check: 'Neu prüfen',
  checked: (when) => `Das DNS wurde am ${when} gelesen. Es wird jeden Tag wieder gelesen.`,
  remove: 'Entfernen',
  removeTitle: 'Absenderadresse entfernen',
  removeExplain: (address, service) =>
    `E-Mails kommen sofort wieder von ${service} und nicht mehr von ${address}. Die DNS-Einträge können Sie danach löschen.`,
  removeWaiting: (address, present) =>
    `Auf ${address} wird nicht mehr gewartet. E-Mails kommen weiterhin von ${present}.`,
  removeConfirm: 'Adresse entfernen',
  keep: 'Behalten',
  proveTitle: 'Absenderadresse bestätigen',
  proveExplain: (address) =>
    `E-Mails an buchende Personen und Gäste kommen von ${address}, sobald die DNS-Einträge der Domain stimmen.`,
  prove: 'Adresse bestätigen',
  proofOver:
    'Dieser Link wurde benutzt, durch einen neueren ersetzt, ist abgelaufen oder gehört zu einem anderen Konto. Sie können einen neuen anfordern.',
  done: {
    asked: 'Wir haben einen Link an die Adresse gesendet. Bitte öffnen Sie ihn in diesem Browser.',
    proven: 'Die Adresse ist bestätigt.',
    checked: 'Das DNS wurde eben gelesen.',
    'too-soon': 'Das DNS wurde vor weniger als einer Minute gelesen. Bitte versuchen Sie es in einer Minute wieder.',
    removed: 'Entfernt.',
  },
  state: {
    inUse: 'E-Mails an buchende Personen und Gäste kommen von dieser Adresse.',
    notYet: (service) => `E-Mails kommen noch von ${service}.`,
    refused:
      'Der Mailserver hat eine E-Mail von dieser Adresse nicht angenommen. Deshalb kommen E-Mails von der Adresse des Dienstes, bis Sie neu prüfen. Seine Antwort:',
    unproven: 'Die Adresse ist nicht bestätigt: Bitte öffnen Sie den Link, den wir an sie gesendet haben.',
    linesMissing: 'Nicht alle DNS-Einträge stimmen.',
  },
  refused: {
    not_offered: 'Der Betreiber dieses Dienstes hat keine eigenen Absenderadressen eingerichtet.',
    address: 'Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel termine@example.com.',
    public_provider:
      'Dort kann jeder eine Adresse haben, und das DNS gehört nicht Ihnen. Mailprogramme würden E-Mails von dort ablehnen. Bitte verwenden Sie eine Adresse Ihrer eigenen Domain.',
    refuses_unsigned:
      'Diese Domain bittet Mailprogramme, E-Mails ohne ihre Signatur abzulehnen (DMARC). Wenn sie Ihnen gehört, fügen Sie zuerst die DKIM-Einträge unten hinzu und fragen dann noch einmal. Wenn sie einem Anbieter von Postfächern gehört, verwenden Sie bitte eine Adresse Ihrer eigenen Domain.',
    too_often: 'Sie haben viele Adressen angefragt. Bitte versuchen Sie es in einer Stunde wieder.',
    mailbox_full: 'Dieses Postfach hat heute viele E-Mails von uns bekommen. Bitte versuchen Sie es morgen wieder.',
  },
  lines: {
    caption: 'DNS-Einträge der Domain',
    intro:
      'Fügen Sie diese Einträge dort hinzu, wo das DNS Ihrer Domain verwaltet wird, oder ändern Sie sie. Bis eine Änderung zu sehen ist, kann eine Stunde vergehen.',
    name: 'Name',
    type: 'Typ',
    value: 'Wert',
    copy: 'Kopieren',
    state: 'Stand',
    found: (text) => `Gefunden: ${text}`,
    right: 'Richtig',
    open: 'Nicht bekannt',
    waits: 'Wartet auf DKIM',
    wrong: 'Zu tun',
  },
  parts: { spf: 'SPF', dkim: 'DKIM', dmarc: 'DMARC' },
  findings: {
    right: 'Wie er sein soll.',
    unanswered:
      'Das DNS hat nicht geantwortet. Bis dahin ändert sich nichts; wir versuchen es binnen einer Stunde wieder.',
    missing: 'Diesen Eintrag gibt es noch nicht. Bitte fügen Sie ihn hinzu.',
    spf_not_included: 'Der SPF-Eintrag nennt unseren Mailserver nicht. Bitte ersetzen Sie ihn durch diesen.',
    spf_several: 'Es gibt mehr als einen SPF-Eintrag, deshalb gilt keiner. Bitte lassen Sie nur diesen stehen.',
    spf_lookups:
      'Der SPF-Eintrag braucht mehr als 10 Abfragen, deshalb beachten Empfänger ihn nicht. Bitte entfernen Sie, was Ihre E-Mails nicht mehr sendet.',
    spf_after_all: 'Unser Teil steht hinter „all“, wo ihn niemand liest. Bitte ersetzen Sie den Eintrag durch diesen.',
    spf_not_passed:
      'Unser Teil ist da, aber mit einem Zeichen, das ihn nicht erlaubt (-, ~ oder ?). Bitte ersetzen Sie den Eintrag durch diesen.',
    spf_invalid:
      'Der SPF-Eintrag nennt eine Domain, die keinen SPF-Eintrag hat oder mehrere. Deshalb beachten Empfänger den ganzen Eintrag nicht. Bitte entfernen Sie diesen Teil.',
    dkim_other: 'Unter diesem Namen steht etwas anderes. Bitte ersetzen Sie es durch diesen Eintrag.',
    dkim_no_key:
      'Der Eintrag stimmt, aber der Schlüssel, auf den er zeigt, fehlt. Bitte sagen Sie es dem Betreiber dieses Dienstes.',
    dkim_several: 'Unter diesem Namen gibt es mehr als einen Eintrag. Bitte lassen Sie nur diesen stehen.',
    dmarc_several: 'Es gibt mehr als einen DMARC-Eintrag, deshalb gilt keiner. Bitte lassen Sie einen davon stehen.',
    dmarc_invalid:
      'Der DMARC-Eintrag hat keine gültige Vorgabe (p=none, p=quarantine oder p=reject). Bitte berichtigen Sie ihn.',
    dmarc_unaligned:
      'Der DMARC-Eintrag stimmt, aber E-Mails bestehen ihn erst, wenn die DKIM-Einträge stimmen: Nur sie verbinden unsere E-Mails mit Ihrer Domain.',
  },
}
