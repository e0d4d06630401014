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

/** Opens the calendar of a private account at Outlook.com with the event filled in. */
export function outlookCalendarUrl(entry: Entry): string {
  return `https://outlook.live.com/calendar/0/action/compose?${composeQuery(entry)}`
}

/** The same for an account of a company or school. */
export function microsoft365CalendarUrl(entry: Entry): string {
  return `https://outlook.office.com/calendar/0/action/compose?${composeQuery(entry)}`
}

function composeQuery({ title, startsAt, endsAt, details, location }: Entry): URLSearchParams {
  const iso = (instant: number) => new Date(instant).toISOString()
  return new URLSearchParams({
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: title,
    startdt: iso(startsAt),
    enddt: iso(endsAt),
    body: details,
    location,
  })
}
