export interface Recipient {
  name: string
  address: string
}

/** One message to one person. */
export interface OutgoingMail {
  to: Recipient
  /** The person in whose name it is sent, shown with our sender's name in brackets. */
  fromName?: string
  /** The host's or team's own address in From; bounces still go to the service. `askedAt` says which of theirs it was. */
  from?: { address: string; ownerId: string; askedAt: number }
  replyTo?: Recipient
  subject: string
  text: string
  html: string
  /** Where one POST ends all mails of this kind, without a page between (RFC 8058). */
  unsubscribeUrl?: string
  invite?: { method: 'REQUEST' | 'CANCEL'; content: string }
  /** With angle brackets. The same for every attempt at the same message (E3). */
  messageId: string
}
