import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const sendingAddressMessages: Translation<typeof en.sendingAddressMessages> = {
  title: 'Adresse d’envoi',
  ofTeam: 'Adresse d’envoi de l’équipe',
  description: (service) =>
    `Les e-mails aux participants et aux invités partent de l’adresse ${service} ou d’une adresse de votre propre domaine. Les e-mails qui vous sont adressés partent toujours de l’adresse ${service}.`,
  back: 'Expéditeur et signature',
  notOffered:
    'L’opérateur de ce service n’a pas activé les adresses d’envoi personnalisées. Le nom de l’expéditeur, l’adresse Reply-To et la signature fonctionnent sans elles.',
  choose: 'Utiliser votre propre adresse',
  another: 'Utiliser une autre adresse',
  chooseHint:
    'Il vous faut une boîte à cette adresse et l’accès au DNS de son domaine. Nous envoyons un lien à l’adresse et affichons les lignes à ajouter.',
  address: 'Adresse d’envoi',
  ask: 'Envoyer le lien',
  check: 'Vérifier à nouveau',
  checked: (when) => `Le DNS a été lu le ${when}. Il est relu chaque jour.`,
  remove: 'Retirer',
  removeTitle: 'Retirer l’adresse d’envoi',
  removeExplain: (address, service) =>
    `Les e-mails partent aussitôt de l’adresse ${service}, et non plus de l’adresse ${address}. Vous pourrez ensuite supprimer ses lignes DNS.`,
  removeWaiting: (address, present) =>
    `${address} n’est plus en attente. Les e-mails continuent de partir de l’adresse ${present}.`,
  removeConfirm: 'Retirer l’adresse',
  keep: 'La garder',
  proveTitle: 'Confirmez l’adresse d’envoi',
  proveExplain: (address) =>
    `Les e-mails aux participants et aux invités partiront de l’adresse ${address} dès que les lignes DNS de son domaine seront correctes.`,
  prove: 'Confirmer l’adresse',
  proofOver:
    'Ce lien a déjà été utilisé, a été remplacé par un plus récent, a expiré ou appartient à un autre compte. Vous pouvez en demander un nouveau.',
  done: {
    asked: 'Nous avons envoyé un lien à l’adresse. Ouvrez-le dans ce navigateur.',
    proven: 'L’adresse est confirmée.',
    checked: 'Le DNS vient d’être lu.',
    'too-soon': 'Le DNS a été lu il y a moins d’une minute. Réessayez dans une minute.',
    removed: 'Retirée.',
  },
  state: {
    inUse: 'Les e-mails aux participants et aux invités partent de cette adresse.',
    notYet: (service) => `Les e-mails partent encore de l’adresse ${service}.`,
    refused:
      'Le serveur de messagerie n’a pas accepté un e-mail de cette adresse, les e-mails partent donc de l’adresse du service jusqu’à une nouvelle vérification. Sa réponse :',
    unproven: 'L’adresse n’est pas confirmée : ouvrez le lien que nous y avons envoyé.',
    linesMissing: 'Certaines lignes DNS ne sont pas correctes.',
  },
  refused: {
    not_offered: 'L’opérateur de ce service n’a pas activé les adresses d’envoi personnalisées.',
    address: 'Indiquez une seule adresse e-mail, par exemple bookings@example.com.',
    public_provider:
      'N’importe qui peut avoir une adresse chez ce fournisseur, et son DNS ne vous appartient pas : les messageries refuseraient ces e-mails. Utilisez une adresse de votre propre domaine.',
    refuses_unsigned:
      'Ce domaine demande aux messageries de refuser les e-mails qu’il n’a pas signés (DMARC). S’il est à vous, ajoutez d’abord les lignes DKIM ci-dessous, puis demandez à nouveau. S’il appartient à un fournisseur de messagerie, utilisez une adresse de votre propre domaine.',
    too_often: 'Vous avez demandé beaucoup d’adresses. Réessayez dans une heure.',
    mailbox_full: 'Cette boîte a reçu beaucoup d’e-mails de notre part aujourd’hui. Réessayez demain.',
  },
  lines: {
    caption: 'Lignes DNS du domaine',
    intro:
      'Ajoutez ou modifiez ces lignes là où le DNS de votre domaine est géré. Un changement peut mettre une heure à être visible.',
    name: 'Nom',
    type: 'Type',
    value: 'Valeur',
    copy: 'Copier',
    state: 'État',
    found: (text) => `Trouvé : ${text}`,
    right: 'Correct',
    open: 'Inconnu',
    waits: 'En attente de DKIM',
    wrong: 'À faire',
  },
  parts: { spf: 'SPF', dkim: 'DKIM', dmarc: 'DMARC' },
  findings: {
    right: 'Tout est correct.',
    unanswered: 'Le DNS n’a pas répondu. Rien ne change d’ici là ; nous réessayons dans l’heure.',
    missing: 'Cette ligne n’existe pas encore. Ajoutez-la.',
    spf_not_included: 'La ligne SPF ne mentionne pas notre serveur de messagerie. Remplacez-la par celle-ci.',
    spf_several: 'Il y a plusieurs lignes SPF, donc aucune ne compte. Ne laissez que celle-ci.',
    spf_lookups:
      'La ligne SPF demande plus de 10 requêtes DNS, les destinataires l’ignorent donc. Retirez ce qui n’envoie plus vos e-mails.',
    spf_after_all: 'Notre partie se trouve après « all », où personne ne la lit. Remplacez la ligne par celle-ci.',
    spf_not_passed:
      'Notre partie est là, mais avec un signe qui ne l’autorise pas (-, ~ ou ?). Remplacez la ligne par celle-ci.',
    spf_invalid:
      'La ligne SPF inclut un domaine qui n’a pas de ligne SPF ou qui en a plusieurs, les destinataires ignorent donc toute la ligne. Retirez cette partie.',
    dkim_other: 'Une autre ligne existe sous ce nom. Remplacez-la par celle-ci.',
    dkim_no_key:
      'La ligne est correcte, mais la clé vers laquelle elle renvoie est absente. Prévenez l’opérateur de ce service.',
    dkim_several: 'Il y a plusieurs lignes sous ce nom. Ne laissez que celle-ci.',
    dmarc_several: 'Il y a plusieurs lignes DMARC, donc aucune ne compte. N’en laissez qu’une.',
    dmarc_invalid: 'La ligne DMARC n’a pas de politique valide (p=none, p=quarantine ou p=reject). Corrigez-la.',
    dmarc_unaligned:
      'La ligne DMARC est correcte, mais les e-mails ne la respectent pas tant que les lignes DKIM ne sont pas correctes : elles seules relient nos e-mails à votre domaine.',
  },
}
