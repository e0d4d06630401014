import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const availabilityMessages: Translation<typeof en.availabilityMessages> = {
  viewList: 'Liste',
  viewGrid: 'Semaine',
  grid: 'Horaires de la semaine',
  gridHint:
    'Glissez sur un jour pour ajouter une plage ; glissez une plage ou ses bords pour la modifier. Au clavier : les flèches déplacent, avec Maj elles changent la fin, avec Alt le début ; Suppr supprime.',
  blockNamed: (day, start, end) => `${day} ${start}–${end}`,
  timeZone: 'Fuseau horaire',
  unavailable: 'Non disponible',
  from: (day) => `${day}, de`,
  until: (day) => `${day}, à`,
  to: 'à',
  add: 'Ajouter une plage',
  addNamed: (day) => `Ajouter une plage : ${day}`,
  remove: 'Supprimer',
  removeNamed: (day, start) => `Supprimer la plage : ${day}, ${start}`,
  copy: 'Copier vers…',
  copyButton: 'Copier',
  copyButtonNamed: (day) => `Copier les horaires : ${day}`,
  save: 'Enregistrer les horaires',
  saved:
    'Vos horaires sont enregistrés. Ils s’appliquent dès maintenant ; les réservations existantes sont maintenues.',
  unsaved: 'Pas encore enregistré : appuyez sur « Enregistrer les horaires » quand tout est correct.',
  problems: {
    unreadable: (day) => `${day} : écrivez des heures comme 09:00 ou 17:30.`,
    backwards: (day) => `${day} : la fin doit venir après le début.`,
    overlap: (day) => `${day} : cette plage en chevauche une autre du même jour.`,
    timeZone: 'Nous ne connaissons pas ce fuseau horaire. Choisissez-en un dans la liste.',
    tooMany: 'Utilisez 12 plages par jour au maximum.',
  },
}

export const datesMessages: Translation<typeof en.datesMessages> = {
  calendar: 'Exceptions',
  earlier: 'Mois précédents',
  later: 'Mois suivants',
  kinds: {
    usual: 'horaires habituels',
    hours: 'autres horaires',
    off: 'jour libre',
    time_off: 'congés',
    holiday: 'jour férié',
  },
  legend: { hours: 'Autres horaires', off: 'Jour libre', time_off: 'Congés ou jour férié' },
  change: 'Modifier des dates',
  changeHint: 'Choisissez une date dans le calendrier, ou indiquez une période.',
  from: 'Première date',
  to: 'Dernière date',
  toHint: 'La même que la première pour une seule date.',
  what: 'À ces dates',
  usual: 'Horaires hebdomadaires habituels',
  hours: 'Autres horaires',
  off: 'Jour libre',
  startNamed: (row) => `De, ligne ${row}`,
  endNamed: (row) => `À, ligne ${row}`,
  until: 'à',
  hoursHint: 'Seulement pour « Autres horaires ». Les lignes vides sont ignorées.',
  save: 'Enregistrer les dates',
  saved:
    'Vos dates sont enregistrées. Elles s’appliquent dès maintenant ; les réservations existantes sont maintenues.',
  list: 'Exceptions à venir',
  none: 'Il n’y a pas encore d’exceptions.',
  range: (from, to) => (from === to ? from : `du ${from} au ${to}`),
  edit: 'Modifier',
  remove: 'Supprimer',
  removeNamed: (dates) => `Supprimer : ${dates}`,
  problems: {
    dates: 'Indiquez les dates.',
    backwards: 'La dernière date ne doit pas être avant la première.',
    tooLong: 'Modifiez un an au maximum à la fois.',
    tooMany: 'Un planning peut avoir des exceptions à 1 000 dates au maximum. Supprimez-en d’abord.',
    times: 'Écrivez des heures comme 09:00 ou 17:30.',
    timesBackwards: 'Chaque fin doit venir après son début.',
    overlap: 'Ces plages se chevauchent.',
  },
}

export const daysOffMessages: Translation<typeof en.daysOffMessages> = {
  title: 'Congés et jours fériés',
  description: 'Ils s’appliquent à tous vos plannings : à ces dates, rien n’est proposé.',
  back: 'Disponibilités',
  timeOff: 'Congés',
  timeOffText:
    'Jours entiers, premier et dernier compris. Les réservations existantes sont maintenues ; annulez-les ou déplacez-les sous Réservations.',
  from: 'Première date',
  to: 'Dernière date',
  note: 'Note',
  noteHint: 'Par exemple « De retour le 4 janvier ».',
  notePublic: 'Afficher la note sur ma page de réservation',
  notePublicHint: 'Sinon, vous êtes la seule personne à la voir.',
  add: 'Ajouter des congés',
  none: 'Aucun congé n’est prévu.',
  ofTeam: {
    only: 'Seulement pour les réservations de l’équipe',
    too: 'Pour les réservations de l’équipe et votre propre page',
  },
  publicBadge: 'Visible par les participants',
  privateBadge: 'Privé',
  range: (from, to) => (from === to ? from : `du ${from} au ${to}`),
  remove: 'Supprimer',
  removeNamed: (dates) => `Supprimer : ${dates}`,
  saved: 'Vos congés sont enregistrés. Ils s’appliquent dès maintenant ; les réservations existantes sont maintenues.',
  holidays: 'Jours fériés',
  holidaysText: 'Une date qui a ses propres horaires dans un planning reste réservable.',
  country: 'Pays',
  noCountry: 'Pas de jours fériés',
  region: 'Région',
  wholeCountry: 'Tout le pays',
  saveCountry: 'Utiliser ce calendrier',
  switches: 'Jours fériés de l’année à venir',
  switchesHint: 'Rien n’est proposé un jour férié activé. Votre choix vaut pour chaque année.',
  saveSwitches: 'Enregistrer les jours fériés',
  problems: {
    dates: 'Indiquez les dates.',
    backwards: 'La dernière date ne doit pas être avant la première.',
    note: 'Utilisez 120 caractères de texte brut au maximum.',
    tooMany: 'Supprimez d’abord des congés : 200 sont possibles.',
  },
}

export const previewMessages: Translation<typeof en.previewMessages> = {
  title: 'Ce que les participants verront',
  description: 'Deux semaines de créneaux libres, selon les mêmes règles que votre page de réservation.',
  back: 'Disponibilités',
  eventType: 'Type de rendez-vous',
  timeZone: 'Fuseau horaire du participant',
  from: 'À partir du',
  show: 'Afficher',
  noEventTypes: 'Vous n’avez pas encore de types de rendez-vous, rien n’est donc proposé.',
  none: 'Aucun créneau',
  why: 'Pourquoi ?',
  whyNamed: (date) => `Pourquoi n’y a-t-il aucun créneau le ${date} ?`,
  days: 'Créneaux libres par jour',
  clocks: 'Changements d’heure',
  missing: (date, time) => `Le ${date}, ${time} n’existe pas : cette heure est sautée au changement d’heure.`,
  skipped: (date, from, to) =>
    `Le ${date}, vos horaires sont plus courts : la période entre ${from} et ${to} n’existe pas.`,
  doubled: (date, from, to) =>
    `Le ${date}, vos horaires sont plus longs : la période entre ${from} et ${to} a lieu deux fois.`,
  brief: (from, to, place, amount, later) =>
    `Du ${from} au ${to}, vos heures sont décalées (${place}) : ${amount} ${later ? 'plus tard' : 'plus tôt'}.`,
  lasting: (from, place, amount, later) =>
    `À partir du ${from}, vos heures sont décalées (${place}) : ${amount} ${later ? 'plus tard' : 'plus tôt'}.`,
  amount: (minutes) => {
    const hours = minutes / 60
    return Number.isInteger(hours)
      ? plural('fr', hours, { one: 'une heure', other: `${hours} heures` })
      : plural('fr', minutes, { one: `${minutes} minute`, other: `${minutes} minutes` })
  },
}

export const scheduleMessages: Translation<typeof en.scheduleMessages> = {
  title: 'Disponibilités',
  description:
    'Quand on peut réserver avec vous. Les types de rendez-vous utilisent votre planning par défaut, sauf si vous en choisissez un autre pour eux.',
  schedules: 'Plannings',
  isDefault: 'Par défaut',
  create: 'Nouveau planning',
  daysOff: 'Congés et jours fériés',
  preview: 'Aperçu',
  why: 'Pourquoi un créneau manque-t-il ?',
  parts: { hours: 'Horaires hebdomadaires', dates: 'Exceptions', use: 'Paramètres du planning' },
  undo: 'Annuler',
  redo: 'Rétablir',
  undone: 'Annulé : tout est comme avant.',
  back: 'Disponibilités',
  name: 'Nom',
  newDescription: 'Il commence comme une copie ; modifiez ensuite ses horaires.',
  copyOf: 'Copie de',
  createButton: 'Créer le planning',
  usedBy: 'Types de rendez-vous qui utilisent ce planning',
  usedByHint: 'Les types de rendez-vous que vous décochez utilisent à nouveau votre planning par défaut.',
  usedByDefaultHint: 'Les types de rendez-vous que vous cochez utilisent ce planning à la place du leur.',
  save: 'Enregistrer',
  saved: 'Les paramètres de votre planning sont enregistrés.',
  makeDefault: 'Définir par défaut',
  makeDefaultText: 'Les types de rendez-vous sans planning propre utilisent alors celui-ci.',
  makeDefaultZone: (zone) =>
    `Votre propre fuseau horaire devient ${zone}, car c’est celui de votre planning par défaut.`,
  remove: 'Supprimer le planning',
  removeTitle: (name) => `Supprimer « ${name} » ?`,
  removeUnused: 'Aucun type de rendez-vous ne l’utilise.',
  removeUsed: (names) => `Il est utilisé par : ${names}. Votre planning par défaut le remplacera.`,
  removeStays: 'Les réservations déjà faites restent inchangées.',
  keep: 'Le garder',
  defaultStays: 'Votre planning par défaut ne peut pas être supprimé. Définissez-en d’abord un autre par défaut.',
  ownZone: (zone) => `Votre propre fuseau horaire (${zone})`,
  zoneOfDefault: 'C’est aussi votre propre fuseau horaire : les pages et les e-mails l’utilisent.',
  problems: {
    name: 'Indiquez un nom de 60 caractères au maximum.',
    tooMany: 'Vous avez 20 plannings, et ce nombre est maximal. Supprimez-en d’abord un.',
  },
}
