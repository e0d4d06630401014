/** The parameters of a booking link. Texts are shown to the visitor, who can change them. */
export interface BookingParameters {
  /** Of the booking page: `https://HOST/dana/intro-call`. */
  href: string
  name?: string
  firstName?: string
  lastName?: string
  email?: string
  guests?: string[]
  notes?: string
  /** Answers to the host's questions, in their order. */
  answers?: string[]
  utm?: { source?: string; medium?: string; campaign?: string; term?: string; content?: string }
  metadata?: Record<string, string>
  crm?: { system: string; type: string; id: string }
  /** Language of the page, `en` or `de`; otherwise that of the element around. */
  lang?: string
  /** IANA time zone; otherwise the visitor's. */
  tz?: string
  /** `auto`, the default, follows the `color-scheme` at the element. */
  theme?: 'light' | 'dark' | 'auto'
  /** Hex, with or without `#`. */
  primaryColor?: string
  hideEventTypeDetails?: boolean
  /** Lets the site's background show through. */
  transparent?: boolean
  /** Minutes, if the event type offers a choice. */
  duration?: number
  /** `YYYY-MM` */
  month?: string
  /** `YYYY-MM-DD` */
  date?: string
}

/** The same as the element's attributes. @param prefix `data-` if the element is a plain link */
export function attributesOf(parameters: BookingParameters, prefix = ''): Record<string, string> {
  const { href, answers = [], utm = {}, crm = {}, metadata: _, ...plain } = parameters
  const named = [
    ...Object.entries(plain),
    ...answers.map((answer, place) => [`a${place + 1}`, answer] as const),
    ...Object.entries(utm).map(([name, value]) => [`utm-${name}`, value] as const),
    ...Object.entries(crm).map(([name, value]) => [`crm-${name}`, value] as const),
  ]
  const attributes: Record<string, string> = { href: linkOf(parameters) }
  for (const [name, value] of named)
    if (value !== undefined && value !== false)
      attributes[prefix + name.replace(/(?=[A-Z])/g, '-').toLowerCase()] = value === true ? '1' : String(value)
  return attributes
}

/** With the metadata, whose keys would lose their upper case as attributes. */
export function linkOf({ href, metadata = {} }: BookingParameters): string {
  const query = new URLSearchParams(Object.entries(metadata).map(([key, value]) => [`metadata[${key}]`, value]))
  return query.size === 0 ? href : `${href}${href.includes('?') ? '&' : '?'}${query}`
}
