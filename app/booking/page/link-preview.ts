import { INTL_TAG, type Locale } from '~/i18n/locale'
import previewImage from '~/ui/link-preview.png?url'

/** So much of a description is shown under a link. */
const MAX_LENGTH = 200
/** What follows is not shown, however much of this is white space that is left out. */
const MAX_READ = 20 * MAX_LENGTH

interface Shown {
  /** Our origin: those who fetch a preview need whole addresses. */
  appUrl: string
  /** Of the page, without its query. */
  path: string
  title: string
  /** What is said of the page, each as one sentence or more; empty ones are left out. */
  description: string[]
  /** The path of the host's photo, or null. */
  photoUrl: string | null
  locale: Locale
}

/** What messengers, mail programs and search engines show of a link to a public page (Open Graph). */
export function linkPreview({ appUrl, path, title, description, photoUrl, locale }: Shown) {
  const text = shortened(description.filter(Boolean).join(' · '))
  const property = (name: string, content: string) => ({ property: `og:${name}`, content })
  return [
    { name: 'description', content: text },
    property('type', 'website'),
    property('title', title),
    property('description', text),
    property('url', appUrl + path),
    property('image', appUrl + (photoUrl ?? previewImage)),
    property('locale', INTL_TAG[locale].replace('-', '_')),
    // A photo is a small square beside the text; our own picture is as wide as the text.
    { name: 'twitter:card', content: photoUrl === null ? 'summary_large_image' : 'summary' },
  ]
}

function shortened(text: string): string {
  const line = text.slice(0, MAX_READ).replace(/\s+/g, ' ').trim()
  if (line.length <= MAX_LENGTH) return line
  const cut = line.slice(0, MAX_LENGTH)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MAX_LENGTH / 2)).toWellFormed()}…`
}
