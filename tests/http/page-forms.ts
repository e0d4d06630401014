import { DomUtils, parseDocument } from 'htmlparser2'

type Node = ReturnType<typeof parseDocument>['children'][number]
type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number]

type Field = [name: string, value: string | null]

/** A form of a page and one of the buttons that send it. */
export interface PageForm {
  path: string
  isMultipart: boolean
  /** By name; null is a file field without a file. */
  fields: Field[]
}

const BOUNDARY = 'a-boundary-that-is-nowhere-else'
const CONTROLS = ['input', 'select', 'textarea', 'button']

/** Where a page leads, by its links. */
export function linksOf(html: string): string[] {
  return find(parseDocument(html).children, ['a']).map(({ attribs }) => attribs.href ?? '')
}

/**
 * What a browser without scripts would send from a page: each form that is posted, once per button.
 *
 * @param address of the page, with its query
 * @param ticked whether every box is ticked and the last of all choices taken, or everything is left as it is
 */
export function formsOf(html: string, address: string, ticked: boolean): PageForm[] {
  const root = parseDocument(html).children
  const controls = find(root, CONTROLS)
  return find(root, ['form']).flatMap((form) => {
    const own = controls.filter((control) => formOf(control, root) === form && !isDisabled(control))
    const fields = own.flatMap((control) => fieldsOf(control, ticked))
    return own.filter(isSubmit).flatMap((button): PageForm[] => {
      const method = button.attribs.formmethod ?? form.attribs.method ?? 'get'
      if (method.toLowerCase() !== 'post') return []
      const { pathname, search } = new URL(
        button.attribs.formaction ?? (form.attribs.action || address),
        `http://any.example${address}`,
      )
      const pressed: Field[] = button.attribs.name ? [[button.attribs.name, button.attribs.value ?? '']] : []
      const isMultipart = form.attribs.enctype === 'multipart/form-data'
      return [{ path: pathname + search, isMultipart, fields: [...fields, ...pressed] }]
    })
  })
}

/** The form as a browser encodes it: a file field without a file has a name as well, an empty one. */
export function bodyOf({ isMultipart, fields }: PageForm): URLSearchParams | Blob {
  if (!isMultipart) return new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value ?? '']))
  const parts = fields.map(
    ([name, value]) =>
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${fileHead(value)}\r\n\r\n${value ?? ''}`,
  )
  const type = `multipart/form-data; boundary=${BOUNDARY}`
  return new Blob([`${parts.join('\r\n')}\r\n--${BOUNDARY}--\r\n`], { type })
}

function fileHead(value: string | null): string {
  return value === null ? '; filename=""\r\nContent-Type: application/octet-stream' : ''
}

function find(nodes: Node[], names: string[]): Element[] {
  return DomUtils.getElementsByTagName((name) => names.includes(name), nodes, true)
}

function above(element: Element): Element[] {
  const parent = element.parent
  return parent && 'attribs' in parent ? [parent as Element, ...above(parent as Element)] : []
}

function formOf(control: Element, root: Node[]): Element | undefined {
  const { form } = control.attribs
  if (form !== undefined) return find(root, ['form']).find(({ attribs }) => attribs.id === form)
  return above(control).find(({ name }) => name === 'form')
}

function isDisabled(control: Element): boolean {
  const within = above(control).filter(({ name }) => name === 'fieldset')
  return [control, ...within].some(({ attribs }) => attribs.disabled !== undefined)
}

function isSubmit({ name, attribs }: Element): boolean {
  return name === 'button' ? (attribs.type ?? 'submit') === 'submit' : name === 'input' && attribs.type === 'submit'
}

function fieldsOf(control: Element, ticked: boolean): Field[] {
  const { name: field, type, value, checked } = control.attribs
  if (!field || control.name === 'button') return []
  if (control.name === 'textarea') return [[field, DomUtils.textContent(control)]]
  if (control.name === 'select') {
    const options = find(control.children, ['option']).filter((option) => !isDisabled(option))
    const chosen = ticked ? options.at(-1) : (options.find(({ attribs }) => 'selected' in attribs) ?? options[0])
    return chosen ? [[field, chosen.attribs.value ?? DomUtils.textContent(chosen)]] : []
  }
  switch (type) {
    case 'checkbox':
      return ticked || checked !== undefined ? [[field, value ?? 'on']] : []
    case 'radio':
      return checked !== undefined ? [[field, value ?? 'on']] : []
    case 'file':
      return [[field, null]]
    case 'submit':
      return []
    default:
      return [[field, value ?? '']]
  }
}
