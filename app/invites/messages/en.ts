export const inviteMessages = {
  join: (url: string) => `Join the meeting: ${url}`,
  linkFollows: 'The link to join follows by mail.',
  phone: 'By phone:',
  booking: (url: string) => `See, move or cancel this booking: ${url}`,
  cancelled: 'This meeting was cancelled.',
}
