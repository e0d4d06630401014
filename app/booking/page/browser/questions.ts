import { askedQuestions } from '~/event-types/question'

/**
 * Questions that depend on an earlier answer follow it while it is given. The server decides by the same function when the form is sent.
 * A question that does not apply is hidden and disabled, so that it is not sent, and keeps its answer.
 */
export function followQuestions(): void {
  document.addEventListener('input', ({ target }) => {
    const form = target instanceof Element ? target.closest('form') : null
    if (form?.querySelector('[data-question]')) showAsked(form)
  })
}

function showAsked(form: HTMLFormElement): void {
  const places = new Map(
    [...form.querySelectorAll<HTMLElement>('[data-question]')].map((place) => [place.dataset.question ?? '', place]),
  )
  const questions = [...places].map(([id, { dataset }]) => ({
    id,
    showIf:
      dataset.showIf === undefined ? null : (JSON.parse(dataset.showIf) as { question: string; answers: string[] }),
  }))
  const asked = askedQuestions(questions, (id) => answerIn(places.get(id))).map(({ id }) => id)
  for (const [id, place] of places) {
    const applies = asked.includes(id)
    place.hidden = !applies
    if (place instanceof HTMLFieldSetElement) place.disabled = !applies
  }
  const shown = form.elements.namedItem('shown')
  if (shown instanceof HTMLInputElement) shown.value = asked.join(' ')
}

/** Also of a question that is disabled at the moment, which a form would not send. Several choices are joined by line breaks. */
function answerIn(place: HTMLElement | undefined): string {
  const fields = [...(place?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [])]
  return fields
    .filter(({ type, checked }) => (type !== 'checkbox' && type !== 'radio') || checked)
    .map(({ value }) => value)
    .join('\n')
    .trim()
}
