import type { Translation } from '~/i18n/define-messages'
import type * as en from './en'

export const embedMessages: Translation<typeof en.embedMessages> = {
  title: 'Intégration',
  description:
    'Affichez votre page de réservation sur n’importe quel site web : choisissez son apparence, puis copiez le code.',
  choose: { title: 'Apparence', show: 'Mettre à jour' },
  eventType: 'Type de rendez-vous',
  kind: 'Type',
  kinds: { inline: 'Dans la page', popup: 'Lien qui ouvre une fenêtre', badge: 'Bouton flottant' },
  label: 'Texte du lien ou du bouton',
  usualLabel: 'Prendre rendez-vous',
  theme: 'Thème',
  themes: { auto: 'Réglage du visiteur', light: 'Clair', dark: 'Sombre' },
  color: 'Couleur (hexadécimale)',
  colorHint: 'Six chiffres hexadécimaux, par exemple 1d6b4f. Vide : votre propre couleur.',
  language: 'Langue',
  languageOfSite: 'La langue du site web',
  hideDetails: 'Masquer le titre et la description',
  reserveSpace: 'Réserver l’espace (évite les sauts)',
  reserveSpaceHint:
    'Ajoute une ligne de CSS. Sans elle, le contenu en dessous se décale une fois quand le script est chargé. Si votre politique de sécurité du contenu (CSP) interdit les styles en ligne, mettez la ligne dans votre feuille de style.',
  none: 'Créez d’abord un type de rendez-vous.',
  preview: {
    title: 'Aperçu',
    text: 'Votre page de réservation sur un site web d’exemple.',
    frame: 'Aperçu de la page de réservation',
    choice: 'Aperçu',
    kinds: { light: 'Clair', dark: 'Sombre', narrow: 'Étroit' },
    elsewhere: 'Seuls les sites de votre liste peuvent afficher la page, et Foyer lui-même n’y figure pas.',
    open: 'Ouvrir l’aperçu dans un nouvel onglet',
    sample: {
      name: 'Votre site web',
      heading: 'Parlons-en',
      text: 'Choisissez un créneau qui vous convient. Vous recevez aussitôt une invitation avec tout ce qu’il vous faut.',
      opens: 'Voici ce qui s’ouvre :',
    },
  },
  snippets: {
    title: 'Code d’intégration',
    text: 'Collez-le là où la page de réservation doit apparaître. Il ne nécessite pas de cookies et fonctionne avec une politique de sécurité du contenu (CSP) stricte.',
    names: {
      html: 'HTML',
      react: 'React',
      wordpress: 'WordPress (éditeur de code)',
      iframe: 'Cadre simple (iframe)',
      link: 'Lien pour les e-mails',
    },
    copy: {
      html: 'Copier le HTML',
      react: 'Copier le code React',
      wordpress: 'Copier le bloc WordPress',
      iframe: 'Copier le cadre (iframe)',
      link: 'Copier le lien pour les e-mails',
    },
  },
  sites: {
    title: 'Sites autorisés',
    text: 'Tant que la liste est vide, n’importe quel site peut afficher votre page. Dès qu’elle a une entrée, seuls les sites de la liste le peuvent.',
    none: 'N’importe quel site peut afficher votre page.',
    add: 'Site',
    addHint: 'Par exemple https://www.example.com',
    addButton: 'Ajouter le site',
    remove: 'Retirer',
    removeNamed: (site) => `Retirer ${site}`,
  },
  check: {
    title: 'Vérifier l’une de vos pages',
    text: 'Indiquez son adresse pour voir ce qui empêche le widget d’y fonctionner.',
    address: 'Adresse de la page',
    button: 'Vérifier la page',
    of: (address) => `Ce que nous avons trouvé sur ${address}`,
    findings: {
      fine: 'Tout est en place.',
      unreachable: 'Nous ne pouvons pas lire cette page. Vérifiez l’adresse ; elle doit être publique, en https.',
      not_a_page: 'Cette adresse ne renvoie pas de page web.',
      script_missing: 'Il manque le script : mettez la ligne avec embed.js dans la page.',
      element_missing:
        'Nous n’avons trouvé aucun widget : mettez le code ci-dessus dans la page. Sur les pages construites par des scripts, il peut nous échapper.',
      fallback_missing: 'Le widget ne contient pas de lien, les visiteurs sans JavaScript ne voient donc rien.',
      policy_blocks_script:
        'La politique de sécurité du contenu (CSP) de la page bloque notre script : ajoutez notre adresse à script-src.',
      policy_blocks_frame:
        'La politique de sécurité du contenu (CSP) de la page bloque notre cadre : ajoutez notre adresse à frame-src.',
      site_not_listed: 'Ce site n’est pas dans votre liste de sites, le cadre reste donc vide.',
    },
  },
  problems: {
    not_a_site: 'Indiquez un site, par exemple https://www.example.com.',
    too_many_sites: 'La liste est pleine. Retirez d’abord un site.',
  },
}

export const linkRedirectMessages: Translation<typeof en.linkRedirectMessages> = {
  type: 'Type de rendez-vous',
  old: 'Passer de Calendly ou Cal.com à Foyer',
  oldText:
    'Les pages avec un widget Calendly ou Cal.com continuent de fonctionner : changez l’adresse de leur script et choisissez un type de rendez-vous pour chacun de leurs liens.',
  oldScript: (name) => `Copier l’adresse du script pour les pages ${name}`,
  oldLink: 'Lien Calendly ou Cal.com',
  oldLinkHint: 'Par exemple https://calendly.com/acme/30min ou acme/30min.',
  leadsTo: (path, title) => `${path} mène à ${title}`,
  addOld: 'Ajouter le lien',
  remove: 'Retirer',
  removeNamed: (name) => `Retirer : ${name}`,
  oldProblems: {
    not_a_link: 'Indiquez l’ancienne adresse ou son chemin.',
    no_event_type: 'Choisissez l’un de vos types de rendez-vous.',
    too_many: 'Il y a déjà 200 liens. Retirez-en d’abord un.',
  },
}
