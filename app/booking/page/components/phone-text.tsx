import { linkPhones } from '../phone-links'

/** A text whose phone numbers can be dialled by a click. */
export function PhoneText({ text, known }: { text: string; known?: string | undefined }) {
  return (
    <>
      {linkPhones(text, known).map(({ text, href }) =>
        href ? (
          <a key={href} href={href} className="phone">
            {text}
          </a>
        ) : (
          text
        ),
      )}
    </>
  )
}
