import { Fragment } from 'react'

/** Renders the Markdown that our descriptions use: an empty line between paragraphs, and `code`. */
export function Prose({ text }: { text: string }) {
  if (text === '') return null
  return text.split('\n\n').map((paragraph) => (
    <p key={paragraph}>
      <Words text={paragraph} />
    </p>
  ))
}

export function Words({ text }: { text: string }) {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : <Fragment key={index}>{part}</Fragment>))
}
