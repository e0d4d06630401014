// biome-ignore-all lint/a11y/noRedundantRoles: see DataTable
// biome-ignore-all lint/a11y/useSemanticElements: see DataTable
import { Form, useSearchParams } from '@remix-run/react'
import { type ReactNode, useId } from 'react'
import { useMessages } from '~/i18n/locale'
import { Icon } from './icon'
import { uiMessages } from './messages'
import { FORM_BYTES, shortQuery } from './short-query'

export interface Column<Row> {
  id: string
  /** The text of the header; on small screens it is also beside each value. */
  label: string
  cell: (row: Row) => ReactNode
  /** Makes the header a button that sorts; see `sort`. */
  sortable?: boolean
  /** This column names its row. Give it to one. */
  rowHeader?: boolean
  /** Row actions: the label is for screen readers only. */
  actions?: boolean
}

export interface Sort {
  by: string
  direction: 'ascending' | 'descending'
}

/** Parameters that a new order replaces: the order itself, and the cursor of the former order. */
const RESTARTS = ['sort', 'after', 'before']

/**
 * A table that screen readers read as a table at any width: below 40rem its rows become cards. Changing `display` removes the
 * table semantics in browsers, so every role is explicit.
 *
 * Sorting is a GET form (`?sort=when` or `?sort=-when`, other parameters kept), so it works without scripts: the loader sorts.
 *
 * @param caption what the table lists; shown to screen readers
 */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  sort,
}: {
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  sort?: Sort
}) {
  const formId = useId()
  return (
    <div className="table-scroll">
      {sort && <SortForm id={formId} />}
      <table className="table" role="table">
        <caption className="visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={sort} formId={formId} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column) => (
                <BodyCell key={column.id} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function HeaderCell<Row>({ column, sort, formId }: { column: Column<Row>; sort: Sort | undefined; formId: string }) {
  const { id, label, sortable, actions } = column
  if (!sortable || !sort) {
    return (
      <th scope="col" role="columnheader" data-actions={actions || undefined}>
        {actions ? <span className="visually-hidden">{label}</span> : label}
      </th>
    )
  }
  const sorted = sort.by === id ? sort.direction : 'none'
  return (
    <th scope="col" role="columnheader" aria-sort={sorted} data-sortable>
      <button
        type="submit"
        form={formId}
        name="sort"
        value={sorted === 'ascending' ? `-${id}` : id}
        className="table-sort"
      >
        {label}
        <Icon name={sorted === 'descending' ? 'sortDown' : 'sortUp'} />
      </button>
    </th>
  )
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const content = <div className="table-value">{column.cell(row)}</div>
  if (column.rowHeader) {
    return (
      <th scope="row" role="rowheader" data-label={column.label}>
        {content}
      </th>
    )
  }
  return (
    <td role="cell" data-label={column.actions ? undefined : column.label} data-actions={column.actions || undefined}>
      {content}
    </td>
  )
}

function SortForm({ id }: { id: string }) {
  const t = useMessages(uiMessages)
  const [searchParams] = useSearchParams()
  const kept = [...shortQuery(searchParams, FORM_BYTES)].filter(([name]) => !RESTARTS.includes(name))
  return (
    <Form method="get" id={id} preventScrollReset className="table-sort-form">
      {kept.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <span aria-hidden="true">{t.sortBy}</span>
    </Form>
  )
}
