import type { FieldView } from '../schema-fields'
import { Words } from './prose'

/** Fields with their types and descriptions; nested fields are indented. */
export function Fields({ fields }: { fields: (FieldView & { place?: string })[] }) {
  if (fields.length === 0) return null
  return (
    <ul className="docs-fields">
      {fields.map((field) => (
        <li key={field.name}>
          <p className="docs-field">
            <code>{field.name}</code>{' '}
            <span className="docs-type">
              {field.shape ? <a href={`#shape-${field.shape}`}>{field.type}</a> : field.type}
              {field.place && field.place !== 'query' ? `, in the ${field.place}` : ''}
              {field.required ? '' : ', optional'}
            </span>
          </p>
          {field.description && (
            <p className="docs-field-about">
              <Words text={field.description} />
            </p>
          )}
          <Fields fields={field.fields} />
        </li>
      ))}
    </ul>
  )
}
