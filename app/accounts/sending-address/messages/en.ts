export const sendingAddressMessages = {
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
  removeWaiting: (address: string, present: string) =>
    `${address} is no longer waited for. Mails go on coming from ${present}.`,
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
}
