import { BookMarked, Download } from 'lucide-react'
import { ColumnChoice } from '#components/table/column-choice'
import { Button } from '#components/ui/button'
import {
  COLUMN_WORDS,
  COLUMNS,
  type Column,
  columnsText,
  LOCKED_COLUMNS,
  USUAL_COLUMNS,
} from '#lib/change/column'
import type { ListChanges } from '#lib/change/listing'
import type { SavedView } from '#lib/change/view/queries'
import { exportPath, paths } from '#lib/paths'
import { addressOf, queryOf } from './address'
import { SaveView } from './save-view'

const isLocked = (column: Column) => LOCKED_COLUMNS.some((locked) => locked === column)

/** What acts on the list as a whole: its name, its columns, and its rows as a file. */
export function Tools({
  filter,
  columns,
  saved,
  views,
}: {
  filter: ListChanges
  columns: readonly Column[]
  /** The view that is open. */
  saved: SavedView | null
  views: readonly SavedView[]
}) {
  const { limit: _, cursor: __, ...rest } = filter
  const query = Object.entries({ ...queryOf({ ...filter, cursor: undefined }), cols: columnsText(columns) })
  return (
    <>
      <Button href={paths.views()} look="quiet" icon={<BookMarked />}>
        Views
      </Button>
      <SaveView
        key={saved?.slug}
        query={new URLSearchParams(
          query.flatMap(([name, value]) => (value ? [[name, value]] : [])),
        ).toString()}
        own={views.filter(({ mine }) => mine)}
      />
      <ColumnChoice
        action={paths.changes()}
        name="cols"
        columns={[...columns, ...COLUMNS.filter((column) => !columns.includes(column))]
          .filter((column) => !isLocked(column))
          .map((value) => ({ value, label: COLUMN_WORDS[value] }))}
        locked={LOCKED_COLUMNS.map((column) => COLUMN_WORDS[column])}
        chosen={columns}
        keep={saved ? { view: saved.slug } : queryOf({ ...filter, cursor: undefined })}
        usualHref={addressOf(filter, {}, USUAL_COLUMNS)}
      />
      <Button
        href={exportPath({
          ...Object.fromEntries(
            Object.entries(rest).map(([name, value]) => [
              name,
              Array.isArray(value) ? value.join() : value && String(value),
            ]),
          ),
          cols: columnsText(columns),
        })}
        download
        icon={<Download />}
      >
        CSV
      </Button>
    </>
  )
}
