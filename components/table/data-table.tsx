'use client'
import { createColumnHelper, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table'
import clsx from 'clsx'
import Link from 'next/link'
import { type CSSProperties, type KeyboardEvent, type ReactNode, useMemo } from 'react'
import { ColumnHeader } from './column-header'
import { PageTick } from './page-tick'

export type TableColumn = {
  id: string
  header: string
  /** The header becomes a link that sorts; the page reads `?sort=id` or `?sort=-id`. */
  sortable?: boolean
  align?: 'end'
  /** Any CSS width; other columns share what is left. */
  width?: string
  /** Place on a phone card: its title, the mark at the left, a word on the line below, or nowhere. */
  phone?: 'title' | 'mark' | 'line' | 'hide'
}
export type TableRow = {
  id: string
  /** Where the row leads. The link lies in the `title` column and covers the row. */
  href?: string
  /** Rendered on the server: the browser gets markup, not data. */
  cells: Readonly<Record<string, ReactNode>>
  /** Tinted with a bar: the row whose details are open. */
  current?: boolean
}
export type TableSort = { id: string; desc: boolean }

const features = tableFeatures({ rowSortingFeature })
const helper = createColumnHelper<typeof features, TableRow>()

/**
 * Rows as the server sorted, filtered and cut them; the address is the state. Exactly one column has `phone: 'title'`.
 * Inside the table j, k and the arrows move between rows (WCAG 2.1.4: only while the focus is in it).
 */
export function DataTable({
  label,
  columns,
  rows,
  sort,
  empty,
  dense,
  fixed,
  select,
}: {
  label: string
  columns: readonly TableColumn[]
  rows: readonly TableRow[]
  sort?: TableSort | null
  /** Shown instead of the table when there are no rows. */
  empty?: ReactNode
  /** 12 px second-rank text for wide lists. */
  dense?: boolean
  /** Columns keep their widths whatever the rows hold; the one without a width takes what is left. */
  fixed?: boolean
  /** Rows carry a tick that posts the row's id with the form of this id; x ticks the row that has the focus. */
  select?: { form: string; name: string }
}) {
  const definitions = useMemo(
    () =>
      helper.columns(
        columns.map(({ id, header, sortable }) =>
          helper.accessor((row) => row.cells[id], {
            id,
            header,
            enableSorting: sortable ?? false,
            cell: ({ row }) => row.original.cells[id] ?? null,
          }),
        ),
      ),
    [columns],
  )
  const data = useMemo(() => [...rows], [rows])
  const sorting = useMemo(() => (sort ? [sort] : []), [sort])
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: (row) => row.id,
    manualSorting: true,
    state: { sorting },
  })
  if (rows.length === 0 && empty) return <div className="p-4">{empty}</div>
  const marked = columns.some((column) => column.phone === 'mark')
  const columnOf = (id: string) => columns.find((column) => column.id === id)
  return (
    <div className="overflow-x-auto">
      <table
        aria-label={label}
        role="table"
        style={fixed ? ({ '--least': leastWidth(columns) } as CSSProperties) : undefined}
        className={clsx(
          'w-full border-collapse max-md:block',
          dense && 'md:text-meta',
          fixed && 'md:min-w-(--least) md:table-fixed',
        )}
      >
        <thead role="rowgroup" className="max-md:sr-only">
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} role="row">
              {select ? (
                <th
                  scope="col"
                  role="columnheader"
                  className="w-9 border-b border-line bg-sunken ps-4 max-md:hidden"
                >
                  <PageTick select={select} />
                </th>
              ) : null}
              {group.headers.map((header) => {
                const column = columnOf(header.column.id)
                return (
                  <ColumnHeader
                    key={header.id}
                    id={header.column.id}
                    sorted={header.column.getIsSorted()}
                    sortable={header.column.getCanSort()}
                    align={column?.align}
                    width={column?.width}
                  >
                    <table.FlexRender header={header} />
                  </ColumnHeader>
                )
              })}
            </tr>
          ))}
        </thead>
        <tbody role="rowgroup" onKeyDown={moveBetweenRows} className="max-md:block">
          {table.getRowModel().rows.map((row) => (
            <tr
              key={row.id}
              role="row"
              aria-current={row.original.current ? 'true' : undefined}
              className={clsx(
                'group/row relative border-b border-line last:border-b-0',
                'has-[a[data-row]:focus-visible]:outline-2 has-[a[data-row]:focus-visible]:-outline-offset-2 has-[a[data-row]:focus-visible]:outline-focus',
                'max-md:block max-md:px-4 max-md:py-3',
                marked && 'max-md:ps-12',
                select && 'has-[.tick:checked]:bg-accent-soft max-md:pe-12',
                row.original.current
                  ? 'bg-accent-soft shadow-[inset_2px_0_0_var(--accent)]'
                  : row.original.href && 'hover:bg-fill-1',
              )}
            >
              {select ? (
                <td
                  role="cell"
                  className="max-md:absolute max-md:end-4 max-md:top-2.5 md:h-(--row) md:ps-4 md:align-middle"
                >
                  <label className="relative z-1 grid size-6 place-items-center">
                    <span className="sr-only">Select {row.id}</span>
                    <input
                      type="checkbox"
                      form={select.form}
                      name={select.name}
                      value={row.id}
                      className="tick"
                    />
                  </label>
                </td>
              ) : null}
              {row.getAllCells().map((cell) => {
                const column = columnOf(cell.column.id)
                const titled = column?.phone === 'title'
                return (
                  <td
                    key={cell.id}
                    role={titled ? 'rowheader' : 'cell'}
                    className={clsx(
                      'md:h-(--row) md:px-2 md:py-1 md:align-middle md:first:ps-4 md:last:pe-4',
                      column?.align === 'end' && 'md:text-end',
                      phonePlace(column?.phone),
                      titled && 'text-ui font-label',
                    )}
                  >
                    {titled && row.original.href ? (
                      <Link
                        href={row.original.href}
                        prefetch={false}
                        data-row=""
                        className="text-1 no-underline after:absolute after:inset-0 hover:no-underline focus-visible:outline-none"
                      >
                        <table.FlexRender cell={cell} />
                      </Link>
                    ) : (
                      <table.FlexRender cell={cell} />
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What a column without a width still needs for its words. */
const leastWidth = (columns: readonly TableColumn[]) =>
  `calc(${columns.map(({ width }) => width ?? '112px').join(' + ')})`

function phonePlace(place: TableColumn['phone']) {
  switch (place) {
    case 'mark':
      return 'max-md:absolute max-md:start-4 max-md:top-3'
    case 'title':
      return 'max-md:block max-md:text-read max-md:[overflow-wrap:anywhere]'
    case 'hide':
      return 'max-md:hidden'
    case 'line':
    case undefined:
      return 'max-md:me-3 max-md:mt-1 max-md:inline-block max-md:text-meta max-md:empty:hidden'
  }
}

function moveBetweenRows(event: KeyboardEvent<HTMLElement>) {
  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key]
  const here = event.target instanceof Element ? event.target.closest('a[data-row]') : null
  if (!here || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'x') here.closest('tr')?.querySelector<HTMLElement>('input[type="checkbox"]')?.click()
  if (!step) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a[data-row]')]
  const next = links[links.indexOf(here as HTMLElement) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
