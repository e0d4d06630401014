import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const sendingAddressMessages: Translation<typeof en.sendingAddressMessages> = {
  title: 'Afzenderadres',
  ofTeam: 'Afzenderadres van het team',
  description: (service) =>
    `E-mails aan deelnemers en gasten komen van ${service} of van een adres op je eigen domein. E-mails aan jou komen altijd van ${service}.`,
  back: 'Afzender en handtekening',
  notOffered:
    'De beheerder van deze dienst heeft eigen afzenderadressen niet mogelijk gemaakt. De naam van de afzender, het Reply-To-adres en de handtekening werken ook zonder.',
  choose: 'Een eigen adres gebruiken',
  another: 'Een ander adres gebruiken',
  chooseHint:
    'Je hebt een mailbox op dit adres nodig, en toegang tot de DNS van het domein. We mailen een link naar het adres en tonen de records die je moet toevoegen.',
  address: 'Afzenderadres',
  ask: 'De link sturen',
  check: 'Opnieuw controleren',
  checked: (when) => `De DNS is gelezen op ${when}. Dat gebeurt elke dag opnieuw.`,
  remove: 'Verwijderen',
  removeTitle: 'Het afzenderadres verwijderen',
  removeExplain: (address, service) =>
    `E-mails komen dan meteen van ${service} en niet meer van ${address}. De DNS-records kun je daarna verwijderen.`,
  removeWaiting: (address, present) => `We wachten dan niet meer op ${address}. E-mails blijven van ${present} komen.`,
  removeConfirm: 'Het adres verwijderen',
  keep: 'Behouden',
  proveTitle: 'Het afzenderadres bevestigen',
  proveExplain: (address) =>
    `E-mails aan deelnemers en gasten komen van ${address} zodra de DNS-records van het domein kloppen.`,
  prove: 'Het adres bevestigen',
  proofOver:
    'Deze link is gebruikt, door een nieuwere vervangen, verlopen of hoort bij een ander account. Je kunt een nieuwe aanvragen.',
  done: {
    asked: 'We hebben een link naar het adres gestuurd. Open die in deze browser.',
    proven: 'Het adres is bevestigd.',
    checked: 'De DNS is zojuist gelezen.',
    'too-soon': 'De DNS is minder dan een minuut geleden gelezen. Probeer het over een minuut opnieuw.',
    removed: 'Verwijderd.',
  },
  state: {
    inUse: 'E-mails aan deelnemers en gasten komen van dit adres.',
    notYet: (service) => `E-mails komen nog van ${service}.`,
    refused:
      'De mailserver heeft een e-mail van dit adres niet geaccepteerd. E-mails komen daarom van het adres van de dienst, totdat je opnieuw controleert. De server meldde:',
    unproven: 'Het adres is nog niet bevestigd: open de link die we erheen hebben gestuurd.',
    linesMissing: 'Niet alle DNS-records kloppen.',
  },
  refused: {
    not_offered: 'De beheerder van deze dienst heeft eigen afzenderadressen niet mogelijk gemaakt.',
    address: 'Vul één e-mailadres in, bijvoorbeeld boekingen@example.com.',
    public_provider:
      'Iedereen kan daar een adres hebben en de DNS ervan is niet van jou, dus mailprogramma’s zouden e-mails ervan weigeren. Gebruik een adres op je eigen domein.',
    refuses_unsigned:
      'Dit domein vraagt mailprogramma’s om e-mails te weigeren die het niet heeft ondertekend (DMARC). Is het van jou, voeg dan eerst de DKIM-records hieronder toe en vraag de link daarna opnieuw aan. Is het van een aanbieder van mailboxen, gebruik dan een adres op je eigen domein.',
    too_often: 'Je hebt veel adressen opgegeven. Probeer het over een uur opnieuw.',
    mailbox_full: 'Deze mailbox heeft vandaag veel e-mails van ons gekregen. Probeer het morgen opnieuw.',
  },
  lines: {
    caption: 'DNS-records van het domein',
    intro:
      'Voeg deze records toe of wijzig ze waar de DNS van je domein wordt beheerd. Het kan een uur duren voordat een wijziging zichtbaar is.',
    name: 'Naam',
    type: 'Type',
    value: 'Waarde',
    copy: 'Kopiëren',
    state: 'Status',
    found: (text) => `Gevonden: ${text}`,
    right: 'Klopt',
    open: 'Onbekend',
    waits: 'Wacht op DKIM',
    wrong: 'Nog te doen',
  },
  parts: { spf: 'SPF', dkim: 'DKIM', dmarc: 'DMARC' },
  findings: {
    right: 'Zoals het hoort.',
    unanswered:
      'De DNS heeft niet geantwoord. Tot dat gebeurt, verandert er niets; we proberen het binnen een uur opnieuw.',
    missing: 'Dit record is er nog niet. Voeg het toe.',
    spf_not_included: 'Het SPF-record noemt onze mailserver niet. Vervang het door dit record.',
    spf_several: 'Er is meer dan één SPF-record, dus geen ervan telt. Laat alleen dit staan.',
    spf_lookups:
      'Het SPF-record heeft meer dan 10 lookups nodig, dus ontvangers negeren het. Verwijder wat geen e-mails van jou meer verstuurt.',
    spf_after_all: 'Ons deel staat achter ‘all’, waar niemand het leest. Vervang het record door dit.',
    spf_not_passed:
      'Ons deel staat erin, maar met een teken dat het niet toestaat (-, ~ of ?). Vervang het record door dit.',
    spf_invalid:
      'Het SPF-record verwijst naar een domein dat geen of meerdere SPF-records heeft, dus ontvangers negeren het hele record. Verwijder dat deel.',
    dkim_other: 'Onder deze naam staat iets anders. Vervang het door dit record.',
    dkim_no_key:
      'Het record klopt, maar de sleutel waarnaar het verwijst, ontbreekt. Laat het de beheerder van deze dienst weten.',
    dkim_several: 'Er is meer dan één record onder deze naam. Laat alleen dit staan.',
    dmarc_several: 'Er is meer dan één DMARC-record, dus geen ervan telt. Laat er één staan.',
    dmarc_invalid: 'Het DMARC-record heeft geen geldig beleid (p=none, p=quarantine of p=reject). Pas het aan.',
    dmarc_unaligned:
      'Het DMARC-record klopt, maar e-mails voldoen er pas aan als de DKIM-records kloppen: alleen die verbinden onze e-mails met je domein.',
  },
}
