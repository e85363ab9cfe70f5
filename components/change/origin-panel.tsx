import { Import } from 'lucide-react'
import { DescriptionList } from '#components/ui/description-list'
import { Note } from '#components/ui/note'
import { Panel } from '#components/ui/panel'
import { Time } from '#components/ui/time'
import type { Origin } from '#lib/import/origin'
import { PRESET_NAMES, type Preset } from '#lib/import/preset'

type Props = {
  reference: string
  origin: Origin
  batch: { fileName: string; preset: Preset | null; by: string; at: Date }
  /** It came in finished: nothing here was decided, assessed or recorded by Cabinet. */
  history: boolean
  zone: string
  now: Date
}

/** Where an imported change comes from, and what the other system said of it. */
export function OriginPanel({ reference, origin, batch, history, zone, now }: Props) {
  const { requestor, implementer, services, components, note, kept = [], line } = origin
  const items = [
    { term: 'Number there', detail: <code>{reference}</code> },
    ...(requestor ? [{ term: 'Requestor there', detail: requestor }] : []),
    ...(implementer ? [{ term: 'Implementer there', detail: implementer }] : []),
    ...(services ? [{ term: 'Services there', detail: services.join(', ') }] : []),
    ...(components ? [{ term: 'Components', detail: components.join(', ') }] : []),
    ...(note ? [{ term: 'Closing note', detail: <span className="whitespace-pre-line">{note}</span> }] : []),
    ...kept.map(({ column, value }) => ({ term: column, detail: value })),
    { term: 'File', detail: `${batch.fileName}, line ${line.toLocaleString('en')}` },
  ]
  return (
    <Panel title="Imported">
      <div className="grid gap-3">
        <Note icon={<Import />}>
          Imported from{' '}
          {batch.preset && batch.preset !== 'generic' ? PRESET_NAMES[batch.preset] : batch.fileName} on{' '}
          <Time at={batch.at} zone={zone} now={now} /> by {batch.by}.
          {history
            ? ' It came in finished: its risk and outcome are those recorded there, and no approval is claimed.'
            : ''}
        </Note>
        <DescriptionList items={items} />
      </div>
    </Panel>
  )
}
