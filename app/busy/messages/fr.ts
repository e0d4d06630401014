import type { Translation } from '~/i18n/define-messages'
import { plural } from '~/i18n/plural'
import type * as en from './en'

export const busyMessages: Translation<typeof en.busyMessages> = {
  title: 'Agendas',
  description:
    'Les créneaux pris ailleurs ne sont pas proposés ici. Foyer lit quand vous n’êtes pas libre, jamais pourquoi.',
  done: {
    added: 'L’agenda est ajouté. Ses périodes occupées ne sont plus proposées.',
    saved: 'Vos choix sont enregistrés.',
    refreshed: 'L’agenda a été relu.',
    removed: 'L’agenda est retiré. Ses périodes occupées sont de nouveau libres.',
    subscription: 'Votre adresse est prête. L’adresse précédente, s’il y en avait une, ne fonctionne plus.',
    unsubscribed: 'L’adresse ne fonctionne plus.',
  },
  feeds: 'Agendas par adresse',
  feedsText:
    'Pour un agenda que vous ne pouvez pas connecter ou qui doit seulement être lu : tout ce qui a une adresse (ICS). Lu toutes les dix minutes.',
  none: 'Aucun agenda n’est lu par son adresse.',
  url: 'Adresse de l’agenda',
  urlHint:
    'Google : paramètres de l’agenda, « Adresse secrète au format iCal ». Outlook : Paramètres, « Calendriers partagés », publier, lien ICS.',
  allDayBlocks: 'Les événements sur toute la journée bloquent le jour entier',
  staleBlocks: 'Continuer à bloquer les périodes occupées connues si l’agenda ne répond plus',
  add: 'Ajouter l’agenda',
  save: 'Enregistrer les choix',
  refresh: 'Lire maintenant',
  refreshNamed: (name) => `Lire maintenant : ${name}`,
  remove: 'Retirer',
  removeNamed: (name) => `Retirer : ${name}`,
  status: {
    new: 'Pas encore lu',
    ok: 'À jour',
    partly_read: 'Lu en partie',
    failing: 'Illisible',
    stale: 'Obsolète',
  },
  readAt: (when, count) =>
    `Dernière lecture : ${when}. ${plural('fr', count, { one: `${count} période occupée`, other: `${count} périodes occupées` })} dans les 13 prochains mois.`,
  lastGood: (when) => `Nous utilisons encore ce qui a été lu le ${when}.`,
  neverRead: 'Il n’a jamais été lu, il ne bloque donc rien.',
  unread: (count) =>
    plural('fr', count, {
      one: `${count} événement n’a pas pu être lu et ne bloque aucune période.`,
      other: `${count} événements n’ont pas pu être lus et ne bloquent aucune période.`,
    }),
  unreadHint: 'Vérifiez vous-même ces jours, ou recréez les événements dans votre agenda.',
  unreadEvent: (date, reason, zone) =>
    `${date ?? 'Sans date'} : ${
      {
        zone: `le fuseau horaire « ${zone} » est inconnu`,
        time: 'ses heures ne sont pas valides',
        rule: 'sa règle de répétition n’est pas valide',
        component: 'son type est inconnu',
        cut_off: 'l’agenda est coupé avant la fin',
      }[reason]
    }`,
  unreadMore: (count) => plural('fr', count, { one: `et ${count} autre`, other: `et ${count} autres` }),
  problems: {
    refused: 'Cette adresse ne mène plus à un serveur sur Internet.',
    too_slow: 'Le serveur de l’agenda a mis trop de temps.',
    too_large: 'L’agenda dépasse 5 Mo.',
    insecure: 'Le serveur de l’agenda n’a pas de certificat valide.',
    unreadable: 'La réponse n’est pas un agenda lisible.',
    broken: 'Le serveur de l’agenda est injoignable.',
    not_there: 'Il n’y a pas d’agenda à cette adresse, ou il n’est plus public.',
    bad_answer: 'Le serveur de l’agenda a répondu par une erreur.',
    moved: 'L’adresse redirige vers une autre. Ajoutez plutôt cette autre adresse.',
    not_a_calendar: 'La réponse n’est pas un agenda. C’est peut-être l’adresse d’une page web.',
    not_understood: 'La réponse est un agenda, mais aucun de ses événements n’a pu être lu.',
    too_much: 'L’agenda contient plus que ce que nous pouvons traiter.',
  },
  refusals: {
    not_a_url: 'Indiquez l’adresse complète, en commençant par https://.',
    not_https: 'L’adresse doit commencer par https://.',
    has_credentials: 'Utilisez une adresse sans nom d’utilisateur ni mot de passe.',
    port_refused: 'Utilisez une adresse avec le port habituel, ou un port au-dessus de 1023.',
    not_public: 'Nous ne trouvons pas cette adresse sur Internet. Vérifiez-la.',
    already_there: 'Vous avez déjà ajouté cet agenda.',
    too_many: 'Vous avez 50 agendas. Retirez-en d’abord un.',
  },
  gotoTitle: 'Réunions créées dans GoTo',
  gotoText:
    'Vous ne pouvez tenir qu’une réunion à la fois, les réunions que vous créez directement dans GoTo bloquent donc leur créneau.',
  gotoMeetings: {
    notConnected: 'Connectez GoTo, et ses réunions bloqueront leur créneau ici.',
    notYet: 'Pas encore lues',
    readAt: (when) => `Dernière lecture : ${when}`,
    failing: (when) => `GoTo ne répond plus depuis le ${when}`,
    lastGood: (when) => `Nous utilisons encore ce qui a été lu le ${when}.`,
    neverRead: 'Ses réunions n’ont jamais été lues, elles ne bloquent donc rien.',
  },
  subscription: {
    title: 'Vos réservations dans un autre agenda',
    text: 'Une adresse à laquelle tout agenda peut s’abonner. Les réservations déplacées et annulées sont mises à jour automatiquement.',
    create: 'Créer l’adresse',
    renew: 'Renouveler l’adresse',
    remove: 'Supprimer l’adresse',
    copy: 'Copier l’adresse de l’agenda',
    secret: 'Toute personne qui a cette adresse voit vos réservations. Renouvelez-la si quelqu’un d’autre l’a obtenue.',
  },
}
