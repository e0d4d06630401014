interface Entry {
  title: string
  /** Epoch ms. */
  startsAt: number
  endsAt: number
  details: string
  location: string
}

/** Opens Google Calendar with the event filled in. */
export function googleCalendarUrl({ title, startsAt, endsAt, details, location }: Entry): string {
  const basic = (instant: number) => new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, '')
  const query = new URLSearchParams({
    action: 'TEMPLATE',
    text: title,
    dates: `${basic(startsAt)}/${basic(endsAt)}`,
    details,
    location,
  })
  return `https://calendar.google.com/calendar/render?${query}`
}

/** Open the calendar of a private account at Outlook.com, and of a company's or school's, with the event filled in. */
export function outlookCalendarUrls({ title, startsAt, endsAt, details, location }: Entry) {
  const iso = (instant: number) => new Date(instant).toISOString()
  const query = new URLSearchParams({
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: title,
    startdt: iso(startsAt),
    enddt: iso(endsAt),
    body: details,
    location,
  })
  const at = (host: string) => `https://${host}/calendar/0/action/compose?${query}`
  return { outlook: at('outlook.live.com'), microsoft365: at('outlook.office.com') }
}
