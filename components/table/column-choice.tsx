import { Columns3, Lock } from 'lucide-react'
import Form from 'next/form'
import { Button } from '#components/ui/button'
import { Checkbox } from '#components/ui/choice'
import { Popover } from '#components/ui/popover'

/** Which columns a list shows, as ticks that become the query of its address; it works without script. */
export function ColumnChoice({
  action,
  name,
  columns,
  locked,
  chosen,
  keep,
  usualHref,
}: {
  /** The address of the list, without a query. */
  action: string
  name: string
  columns: readonly { value: string; label: string }[]
  /** Names of those that are always there. */
  locked: readonly string[]
  chosen: readonly string[]
  /** The rest of the address. */
  keep: Readonly<Record<string, string | undefined>>
  usualHref: string
}) {
  return (
    <Popover
      key={chosen.join()}
      trigger={
        <>
          <Columns3 />
          Columns
        </>
      }
      look="secondary"
      side="end"
      className="w-60 p-3"
    >
      <Form action={action} className="grid gap-1" aria-label="Columns">
        {Object.entries(keep).map(([key, value]) =>
          value ? <input key={key} type="hidden" name={key} value={value} /> : null,
        )}
        {locked.map((label) => (
          <span key={label} className="flex min-h-6 items-center gap-2 text-2">
            <Lock className="size-4 text-3" />
            {label}
          </span>
        ))}
        {columns.map(({ value, label }) => (
          <Checkbox
            key={value}
            name={name}
            value={value}
            defaultChecked={chosen.includes(value)}
            label={label}
          />
        ))}
        <span className="mt-2 flex gap-2">
          <Button type="submit" look="primary" size="s">
            Show these
          </Button>
          <Button href={usualHref} size="s" look="quiet">
            Back to the usual
          </Button>
        </span>
      </Form>
    </Popover>
  )
}
