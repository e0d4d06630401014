import { askedQuestions } from '~/event-types/question'

/**
 * Questions that depend on an earlier answer follow it while it is given. The server decides by the same function when the form is sent.
 * A question that does not apply waits in a `template` and keeps its answer there.
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
    if (asked.includes(id)) takeOut(place)
    else putAway(place)
  }
  const shown = form.elements.namedItem('shown')
  if (shown instanceof HTMLInputElement) shown.value = asked.join(' ')
}

function takeOut(place: HTMLElement): void {
  const question = place instanceof HTMLTemplateElement ? place.content.querySelector('fieldset') : null
  if (!question) return
  question.disabled = false
  place.replaceWith(question)
}

function putAway(place: HTMLElement): void {
  if (!(place instanceof HTMLFieldSetElement)) return
  const template = document.createElement('template')
  Object.assign(template.dataset, place.dataset)
  place.replaceWith(template)
  place.disabled = true
  template.content.append(place)
}

/** Also of a question that does not apply at the moment. Several choices are joined by line breaks. */
function answerIn(place: HTMLElement | undefined): string {
  const within = place instanceof HTMLTemplateElement ? place.content : place
  const fields = [...(within?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? [])]
  return fields
    .filter(({ type, checked }) => (type !== 'checkbox' && type !== 'radio') || checked)
    .map(({ value }) => value)
    .join('\n')
    .trim()
}
