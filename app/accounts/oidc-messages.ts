import { defineMessages } from '~/i18n/define-messages'

export const oidcMessages = defineMessages({
  en: {
    signIn: (name: string) => `Sign in with ${name}`,
    passwordOff: (name: string) =>
      `Passwords are not used here. Please sign in with ${name}; if you cannot, ask the operator of this service.`,
    confirm: (name: string, email: string | null) =>
      `There is an account with ${email ?? 'this address'} already. Please sign in to it once with your password, then confirm that you want to use ${name} from now on.`,
    problems: {
      unreachable: (name: string) =>
        `${name} cannot be reached at the moment. Please try again in a few minutes, or sign in with your password.`,
      unreachableOnly: (name: string) => `${name} cannot be reached at the moment. Please try again in a few minutes.`,
      refused_at_consent: (name: string) => `You are not signed in, because ${name} refused it or you cancelled there.`,
      misconfigured: (name: string) => `${name} does not accept this service. Please tell its operator.`,
      invalid: (name: string) =>
        `The answer of ${name} could not be trusted, so you are not signed in. Please try again.`,
      unknown_state: (name: string) =>
        `This sign-in was begun in another browser, took longer than ten minutes, or was completed before. Please press “Sign in with ${name}” again.`,
      linked_elsewhere: (name: string) => `This sign-in with ${name} belongs to another account here.`,
      linked_already: (name: string) =>
        `Your account is linked to another sign-in with ${name}. Unlink that one first.`,
      nothing_to_link: (name: string) => `That took longer than ten minutes. Please link ${name} again.`,
      suspended: () => 'This account is suspended. Please ask the operator of this service.',
      closed: (name: string) =>
        `No account here is linked to this sign-in with ${name}, and new accounts are created by the operator. If you have one, sign in with your password and link ${name} in the settings.`,
      closedOnly: (name: string) =>
        `No account here is linked to this sign-in with ${name}, and new accounts are created by the operator of this service.`,
      no_address: (name: string) =>
        `${name} did not tell us your email address, without which we cannot make an account.`,
      link_first: (name: string) =>
        `There is an account with this address that is not linked to ${name}. Please ask the operator of this service.`,
      too_many_mails: () => 'Too many mails went to this address. Please try again in an hour.',
      only_way_in: (name: string) =>
        `Sign-in with ${name} is your only way in. Set a password first, with “Forgot your password?” on the sign-in page.`,
      only_way_in_here: (name: string) => `Sign-in with ${name} is the only way in here, so it cannot be unlinked.`,
      not_again: (name: string) =>
        `${name} did not say that you have just signed in there again. Sign out here and sign in again, or confirm in another way.`,
      other: () => 'That did not work. Please try again.',
    },
    enter: {
      title: 'Sign in once',
      text: (name: string) =>
        `This link signs you in once. Then link ${name} in the settings: from then on you sign in with it.`,
      button: 'Sign in now',
    },
    settings: {
      title: (name: string) => `Sign-in with ${name}`,
      text: (name: string) => `Use your account at ${name} instead of a password.`,
      linked: (name: string, email: string | null) =>
        email === null ? `Linked to your account at ${name}.` : `Linked to ${email} at ${name}.`,
      link: (name: string) => `Link ${name}`,
      unlink: (name: string) => `Unlink ${name}`,
      offered: (name: string, email: string | null) =>
        `You have signed in at ${name}${email === null ? '' : ` as ${email}`}. Whoever has that account can sign in to yours from now on, if you confirm.`,
      confirm: 'Confirm the link',
      linkedNow: (name: string) => `From now on you can sign in with ${name}.`,
      unlinkedNow: (name: string) => `${name} is unlinked. Everywhere else you are signed out.`,
    },
  },
  de: {
    signIn: (name) => `Mit ${name} anmelden`,
    passwordOff: (name) =>
      `Passwörter werden hier nicht verwendet. Bitte melden Sie sich mit ${name} an; wenn das nicht geht, wenden Sie sich an den Betreiber dieses Dienstes.`,
    confirm: (name, email) =>
      `Es gibt schon ein Konto mit ${email ?? 'dieser Adresse'}. Bitte melden Sie sich dort einmal mit Ihrem Passwort an und bestätigen Sie dann, dass Sie künftig ${name} verwenden möchten.`,
    problems: {
      unreachable: (name) =>
        `${name} ist gerade nicht erreichbar. Bitte versuchen Sie es in einigen Minuten wieder, oder melden Sie sich mit Ihrem Passwort an.`,
      unreachableOnly: (name) =>
        `${name} ist gerade nicht erreichbar. Bitte versuchen Sie es in einigen Minuten wieder.`,
      refused_at_consent: (name) =>
        `Sie sind nicht angemeldet, weil ${name} es abgelehnt hat oder Sie dort abgebrochen haben.`,
      misconfigured: (name) => `${name} akzeptiert diesen Dienst nicht. Bitte sagen Sie es dem Betreiber.`,
      invalid: (name) =>
        `Der Antwort von ${name} war nicht zu trauen, deshalb sind Sie nicht angemeldet. Bitte versuchen Sie es noch einmal.`,
      unknown_state: (name) =>
        `Diese Anmeldung wurde in einem anderen Browser begonnen, hat länger als zehn Minuten gedauert oder wurde schon abgeschlossen. Bitte drücken Sie noch einmal auf „Mit ${name} anmelden“.`,
      linked_elsewhere: (name) => `Diese Anmeldung mit ${name} gehört hier zu einem anderen Konto.`,
      linked_already: (name) =>
        `Ihr Konto ist mit einer anderen Anmeldung bei ${name} verknüpft. Lösen Sie zuerst diese Verknüpfung.`,
      nothing_to_link: (name) => `Das hat länger als zehn Minuten gedauert. Bitte verknüpfen Sie ${name} noch einmal.`,
      suspended: () => 'Dieses Konto ist gesperrt. Bitte wenden Sie sich an den Betreiber dieses Dienstes.',
      closed: (name) =>
        `Kein Konto ist hier mit dieser Anmeldung bei ${name} verknüpft, und neue Konten legt der Betreiber an. Wenn Sie eines haben, melden Sie sich mit Ihrem Passwort an und verknüpfen Sie ${name} in den Einstellungen.`,
      closedOnly: (name) =>
        `Kein Konto ist hier mit dieser Anmeldung bei ${name} verknüpft, und neue Konten legt der Betreiber dieses Dienstes an.`,
      no_address: (name) =>
        `${name} hat uns Ihre E-Mail-Adresse nicht mitgeteilt, ohne die wir kein Konto anlegen können.`,
      link_first: (name) =>
        `Es gibt ein Konto mit dieser Adresse, das nicht mit ${name} verknüpft ist. Bitte wenden Sie sich an den Betreiber dieses Dienstes.`,
      too_many_mails: () => 'An diese Adresse gingen zu viele Mails. Bitte versuchen Sie es in einer Stunde wieder.',
      only_way_in: (name) =>
        `Sie melden sich bisher nur mit ${name} an. Setzen Sie zuerst ein Passwort, mit „Passwort vergessen?“ auf der Anmeldeseite.`,
      only_way_in_here: (name) =>
        `Hier meldet man sich nur mit ${name} an, deshalb lässt sich die Verknüpfung nicht lösen.`,
      not_again: (name) =>
        `${name} hat nicht gesagt, dass Sie sich dort gerade noch einmal angemeldet haben. Melden Sie sich hier ab und wieder an, oder bestätigen Sie auf andere Weise.`,
      other: () => 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.',
    },
    enter: {
      title: 'Einmal anmelden',
      text: (name) =>
        `Mit diesem Link melden Sie sich einmal an. Verknüpfen Sie dann ${name} in den Einstellungen: Ab da melden Sie sich damit an.`,
      button: 'Jetzt anmelden',
    },
    settings: {
      title: (name) => `Anmeldung mit ${name}`,
      text: (name) => `Verwenden Sie Ihr Konto bei ${name} anstelle eines Passworts.`,
      linked: (name, email) =>
        email === null ? `Verknüpft mit Ihrem Konto bei ${name}.` : `Verknüpft mit ${email} bei ${name}.`,
      link: (name) => `${name} verknüpfen`,
      unlink: (name) => `Verknüpfung mit ${name} lösen`,
      offered: (name, email) =>
        `Sie haben sich bei ${name} angemeldet${email === null ? '' : ` als ${email}`}. Wenn Sie bestätigen, kann sich künftig bei Ihrem Konto anmelden, wer dieses Konto hat.`,
      confirm: 'Verknüpfung bestätigen',
      linkedNow: (name) => `Ab jetzt können Sie sich mit ${name} anmelden.`,
      unlinkedNow: (name) => `Die Verknüpfung mit ${name} ist gelöst. Überall sonst sind Sie abgemeldet.`,
    },
  },
})
