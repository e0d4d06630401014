import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { Button } from '~/ui/button'
import { bookingMessages } from '../messages'
import { ASKED_ADDRESS, CHOSEN_ADDRESS } from '../suggest-address'

/**
 * Asks about an address whose domain is surely a slip; each button goes on with one of the two. The form's own button goes on with what
 * stands in the field by then. Rendered inside the form.
 */
export function AddressQuestion({ typed, meant }: { typed: string; meant: string }) {
  const t = useMessages(bookingMessages).didYouMean
  return (
    <>
      {/* Enter presses a form's first button: here it must not choose an address. */}
      <button type="submit" hidden />
      <Alert
        tone="warning"
        title={t.title(meant)}
        focusable
        actions={
          <>
            <Button name={CHOSEN_ADDRESS} value={meant}>
              {t.suggested(meant)}
            </Button>
            <Button name={CHOSEN_ADDRESS} value={typed}>
              {t.typed(typed)}
            </Button>
          </>
        }
      >
        {t.text(typed)}
      </Alert>
    </>
  )
}

export function AskedAddress({ address }: { address: string | undefined }) {
  return address ? <input type="hidden" name={ASKED_ADDRESS} value={address} /> : null
}
