import { useEffect, useRef } from 'react'
import { useMessages } from '~/i18n/locale'
import { Icon } from './icon'
import { uiMessages } from './messages'

export interface FormProblem {
  message: string
  /** The control it is about; the message then links to it. */
  fieldId?: string
}

/**
 * The problems of a whole form, at its top. Renders nothing if there are none. After a submit it takes the focus, so that
 * keyboard and screen reader start there.
 */
export function FormErrors({ problems }: { problems: (FormProblem | string)[] | undefined }) {
  const t = useMessages(uiMessages)
  const box = useRef<HTMLDivElement>(null)
  const list = (problems ?? []).map((problem) => (typeof problem === 'string' ? { message: problem } : problem))
  const spoken = list.map(({ message }) => message).join('\n')

  useEffect(() => {
    if (spoken) box.current?.focus()
  }, [spoken])

  if (list.length === 0) return null
  return (
    <div ref={box} className="alert" data-tone="danger" role="alert" tabIndex={-1}>
      <Icon name="alert" />
      <div className="alert-body">
        <p className="alert-title">{t.formErrorsTitle(list.length)}</p>
        <ul className="alert-list">
          {list.map(({ message, fieldId }) => (
            <li key={message}>{fieldId ? <a href={`#${fieldId}`}>{message}</a> : message}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
