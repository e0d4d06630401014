import { Link } from '@remix-run/react'
import { type MouseEvent, type ReactNode, useId, useState } from 'react'
import { useMessages } from '~/i18n/locale'
import { Button, type ButtonLook } from './button'
import { Icon } from './icon'
import { uiMessages } from './messages'

/**
 * A confirmation before something is lost: a link to a page that asks, which opens as a dialog if scripts run. `children` is
 * the form (or what explains it and the form) that the page at `to` shows too; sending it closes the dialog. The action of that
 * form should be `to`, so that a refused submit lands on the page, with its messages.
 */
export function ConfirmLink({
  to,
  label,
  accessibleLabel,
  title,
  children,
  variant = 'quiet',
  size,
}: Pick<ButtonLook, 'variant' | 'size'> & {
  to: string
  label: string
  /** For a label that is repeated in many rows: must begin with `label`. */
  accessibleLabel?: string
  title: string
  children: ReactNode
}) {
  const [open, setOpen] = useState(false)

  function openHere(event: MouseEvent<HTMLAnchorElement>) {
    const wantsNewTab = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
    if (wantsNewTab || typeof HTMLDialogElement === 'undefined') return
    event.preventDefault()
    setOpen(true)
  }

  return (
    <>
      <Link
        to={to}
        className="button"
        data-variant={variant}
        data-size={size}
        aria-label={accessibleLabel}
        aria-haspopup={open ? 'dialog' : undefined}
        onClick={openHere}
      >
        {label}
      </Link>
      {open && (
        <Dialog title={title} onClose={() => setOpen(false)}>
          {children}
        </Dialog>
      )}
    </>
  )
}

/** A modal dialog. It is open as long as it is rendered; Escape, its close button and a submit inside request closing it. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const t = useMessages(uiMessages)
  const titleId = useId()
  return (
    <dialog ref={showModal} className="dialog" aria-labelledby={titleId} onClose={onClose} onSubmit={onClose}>
      <div className="dialog-head">
        <h2 id={titleId} className="dialog-title">
          {title}
        </h2>
        {/* Closed by the dialog itself, the focus returns to where it was. */}
        <Button
          type="button"
          variant="quiet"
          className="button--icon"
          aria-label={t.close}
          onClick={({ currentTarget }) => currentTarget.closest('dialog')?.close()}
        >
          <Icon name="close" />
        </Button>
      </div>
      <div className="dialog-body">{children}</div>
    </dialog>
  )
}

function showModal(dialog: HTMLDialogElement | null) {
  if (dialog && !dialog.open) dialog.showModal()
}
