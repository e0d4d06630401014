import { TONE_ICONS, type Tone } from './alert'
import { Icon } from './icon'

/**
 * The outcome of what was just done, at the lower edge. Keep it mounted and change `message`: a live region announces
 * changes, not itself. It does not vanish on a timer; the next page is without it.
 */
export function Toast({ message, tone = 'success' }: { message: string | null | undefined; tone?: Tone }) {
  return (
    <div className="toast-area" role="status">
      {message && (
        <p className="toast" data-tone={tone} key={message}>
          <Icon name={TONE_ICONS[tone]} />
          {message}
        </p>
      )}
    </div>
  )
}
