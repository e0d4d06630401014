import { Link, type LinkProps, useFormAction, useNavigation } from '@remix-run/react'
import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { classNames } from './class-names'
import { Icon, type IconName } from './icon'

export interface ButtonLook {
  /** One primary per view: the main action. `danger` only for actions that lose something. Default: secondary. */
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger'
  /** Small ones are for table rows in the admin; pages for attendees use the default (44 px). */
  size?: 'default' | 'small'
  icon?: IconName
  /** As wide as its container. */
  wide?: boolean
}

type ButtonProps = ButtonLook &
  ComponentPropsWithoutRef<'button'> & {
    /** Shows a spinner instead of the label, keeps the width and ignores further clicks. */
    pending?: boolean
  }

/** A submit button unless `type` says otherwise: most buttons here send a form. */
export function Button({
  variant,
  size,
  icon,
  wide,
  pending,
  className,
  children,
  type,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      {...lookOf({ variant, size, wide })}
      className={classNames('button', className)}
      type={type ?? 'submit'}
      data-pending={pending || undefined}
      aria-disabled={pending || rest['aria-disabled']}
      onClick={pending ? (event) => event.preventDefault() : onClick}
    >
      <Face icon={icon}>{children}</Face>
    </button>
  )
}

/**
 * A button that shows a spinner while its form is being sent. With several forms on one page, give each button a `name` and
 * `value`, or set `formAction`, so that only the clicked one shows it.
 */
export function SubmitButton(props: Omit<ButtonProps, 'pending' | 'type'>) {
  const { formAction, formData } = useNavigation()
  const ownAction = useFormAction(typeof props.formAction === 'string' ? props.formAction : undefined)
  const pressed = props.name === undefined || formData?.get(props.name) === props.value
  return <Button {...props} type="submit" pending={formData !== undefined && formAction === ownAction && pressed} />
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ variant, size, icon, wide, className, children, ...rest }: ButtonLook & LinkProps) {
  return (
    <Link {...rest} {...lookOf({ variant, size, wide })} className={classNames('button', className)}>
      <Face icon={icon}>{children}</Face>
    </Link>
  )
}

/** The same for addresses outside the app, and for files. */
export function ButtonAnchor({
  variant,
  size,
  icon,
  wide,
  className,
  children,
  ...rest
}: ButtonLook & ComponentPropsWithoutRef<'a'>) {
  return (
    <a {...rest} {...lookOf({ variant, size, wide })} className={classNames('button', className)}>
      <Face icon={icon}>{children}</Face>
    </a>
  )
}

function lookOf({ variant = 'secondary', size = 'default', wide }: ButtonLook) {
  return { 'data-variant': variant, 'data-size': size, 'data-wide': wide || undefined }
}

function Face({ icon, children }: { icon?: IconName | undefined; children: ReactNode }) {
  return (
    <>
      {icon && <Icon name={icon} />}
      <span className="button-label">{children}</span>
    </>
  )
}
