import { defineMessages } from '~/i18n/define-messages'

export const sendingAddressMessages = defineMessages({
  en: {
    title: 'Sending address',
    ofTeam: 'Sending address of the team',
    description: (service: string) =>
      `Mails to attendees and guests come from ${service}, or from an address of your own domain. Mails to you always come from ${service}.`,
    back: 'Sender and signature',
    notOffered:
      'The operator of this service has not set up own sending addresses. Sender name, Reply-To address and signature work without them.',
    choose: 'Use an own address',
    another: 'Use another address',
    chooseHint:
      'You need a mailbox at the address, and access to the DNS of its domain. We mail a link to the address, and show the lines to add.',
    address: 'Sending address',
    ask: 'Send the link',
    check: 'Check again',
    checked: (when: string) => `DNS was read on ${when}. It is read again every day.`,
    remove: 'Remove',
    removeTitle: 'Remove the sending address',
    removeExplain: (address: string, service: string) =>
      `Mails come from ${service} at once, and no longer from ${address}. You can delete its DNS lines afterwards.`,
    removeConfirm: 'Remove the address',
    keep: 'Keep it',
    proveTitle: 'Confirm the sending address',
    proveExplain: (address: string) =>
      `Mails to attendees and guests will come from ${address}, as soon as the DNS lines of its domain are right.`,
    prove: 'Confirm the address',
    proofOver:
      'This link has been used, was replaced by a newer one, has expired, or belongs to another account. You can ask for a new one.',
    done: {
      asked: 'We have sent a link to the address. Please open it in this browser.',
      proven: 'The address is confirmed.',
      checked: 'DNS was read just now.',
      'too-soon': 'DNS was read less than a minute ago. Please try again in a minute.',
      removed: 'Removed.',
    },
    state: {
      inUse: 'Mails to attendees and guests come from this address.',
      notYet: (service: string) => `Mails still come from ${service}.`,
      refused:
        'The mail server did not accept a mail from this address, so mails come from the service’s address until you check again. It said:',
      unproven: 'The address is not confirmed: please open the link that we sent to it.',
      linesMissing: 'Not all DNS lines are right.',
    },
    refused: {
      not_offered: 'The operator of this service has not set up own sending addresses.',
      address: 'Please enter one email address, such as bookings@example.com.',
      public_provider:
        'Anybody can have an address there, and its DNS is not yours, so mail programs would refuse mails from it. Please use an address of your own domain.',
      refuses_unsigned:
        'This domain asks mail programs to refuse mails that it has not signed (DMARC). If it is yours, add the DKIM lines below first, then ask again. If it belongs to a provider of mailboxes, please use an address of your own domain.',
      too_often: 'You have asked for many addresses. Please try again in an hour.',
      mailbox_full: 'This mailbox has got many mails from us today. Please try again tomorrow.',
    },
    lines: {
      caption: 'DNS lines of the domain',
      intro:
        'Add or change these lines where the DNS of your domain is managed. It can take an hour until a change is seen.',
      name: 'Name',
      type: 'Type',
      value: 'Value',
      copy: 'Copy',
      state: 'State',
      found: (text: string) => `Found: ${text}`,
      right: 'Right',
      open: 'Not known',
      waits: 'Waits for DKIM',
      wrong: 'To do',
    },
    parts: { spf: 'SPF', dkim: 'DKIM', dmarc: 'DMARC' },
    findings: {
      right: 'As it should be.',
      unanswered: 'DNS did not answer. Nothing changes until it does; we try again within an hour.',
      missing: 'There is no such line yet. Please add it.',
      spf_not_included: 'The SPF line does not name our mail server. Please replace it by this one.',
      spf_several: 'There is more than one SPF line, so none counts. Please leave only this one.',
      spf_lookups:
        'The SPF line needs more than 10 lookups, so receivers ignore it. Please remove what no longer sends your mails.',
      spf_after_all: 'Our part stands behind “all”, where nobody reads it. Please replace the line by this one.',
      spf_not_passed:
        'Our part is there, but with a sign that does not allow it (-, ~ or ?). Please replace the line by this one.',
      spf_invalid:
        'The SPF line includes a domain that has no SPF line, or several, so receivers ignore the whole line. Please remove that part.',
      dkim_other: 'There is something else under this name. Please replace it by this line.',
      dkim_no_key:
        'The line is right, but the key that it points to is missing. Please tell the operator of this service.',
      dkim_several: 'There is more than one line under this name. Please leave only this one.',
      dmarc_several: 'There is more than one DMARC line, so none counts. Please leave one of them.',
      dmarc_invalid: 'The DMARC line has no valid policy (p=none, p=quarantine or p=reject). Please mend it.',
      dmarc_unaligned:
        'The DMARC line is right, but mails fail it until the DKIM lines are right: only they tie our mails to your domain.',
    },
  },
  de: {
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
      spf_after_all:
        'Unser Teil steht hinter „all“, wo ihn niemand liest. Bitte ersetzen Sie den Eintrag durch diesen.',
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
  },
})
