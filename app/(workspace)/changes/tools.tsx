import { Download } from 'lucide-react'
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
import { exportPath, paths } from '#lib/paths'
import { addressOf, queryOf } from './address'

const isLocked = (column: Column) => LOCKED_COLUMNS.some((locked) => locked === column)

/** What acts on the list as a whole: its columns, and its rows as a file. */
export function Tools({ filter, columns }: { filter: ListChanges; columns: readonly Column[] }) {
  const { limit: _, cursor: __, ...rest } = filter
  return (
    <>
      <ColumnChoice
        action={paths.changes()}
        name="cols"
        columns={[...columns, ...COLUMNS.filter((column) => !columns.includes(column))]
          .filter((column) => !isLocked(column))
          .map((value) => ({ value, label: COLUMN_WORDS[value] }))}
        locked={LOCKED_COLUMNS.map((column) => COLUMN_WORDS[column])}
        chosen={columns}
        keep={queryOf(filter)}
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
