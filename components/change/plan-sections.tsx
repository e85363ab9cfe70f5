import { CircleCheck, CircleDashed, CircleX, FileText } from 'lucide-react'
import type { ReactNode } from 'react'
import { Mark } from '#components/ui/badge'
import { Button } from '#components/ui/button'
import { Panel, PanelRow } from '#components/ui/panel'
import { formatDay, Time } from '#components/ui/time'
import type { ChangePage } from '#lib/change/page/queries'
import { minutesOf, StepTable } from './plan-panel'

type Content = ChangePage['content']

export function RollbackPanel({ page }: { page: ChangePage }) {
  const { rollback } = page.content
  return (
    <Panel
      title="Rollback"
      meta={
        rollback.testedOn && rollback.testedWhere
          ? `tested on ${formatDay(rollback.testedOn)}, ${rollback.testedWhere}`
          : 'not tested'
      }
      flush
      id="rollback"
    >
      {rollback.notPossible ? (
        <p className="px-4 py-3">
          Only a forward fix is possible; the requestor states that it cannot be undone.
        </p>
      ) : rollback.steps.length === 0 ? (
        <p className="px-4 py-3 text-3">No rollback step is written yet.</p>
      ) : (
        <>
          <StepTable page={page} steps={rollback.steps} from={null} />
          <p className="border-t border-line px-4 py-2 text-meta text-3">
            {minutesOf(rollback.steps)} min in all
          </p>
        </>
      )}
    </Panel>
  )
}

const RESULT: Record<Content['tests'][number]['result'], ReactNode> = {
  passed: (
    <Mark tone="ok" icon={<CircleCheck />}>
      Passed
    </Mark>
  ),
  failed: (
    <Mark tone="stop" icon={<CircleX />}>
      Failed
    </Mark>
  ),
  planned: (
    <Mark tone="unknown" icon={<CircleDashed />}>
      Planned
    </Mark>
  ),
}
export function TestsPanel({ tests }: { tests: Content['tests'] }) {
  return (
    <Panel
      title="Tests"
      meta={`${tests.filter(({ result }) => result === 'passed').length} of ${tests.length} passed`}
      flush
      id="tests"
    >
      {tests.length === 0 ? <p className="px-4 py-3 text-3">No test is recorded yet.</p> : null}
      <ul>
        {tests.map((test) => (
          <PanelRow
            key={test.id}
            title={test.title}
            detail={
              [test.on ? formatDay(test.on) : '', test.evidence].filter(Boolean).join(' · ') ||
              'No evidence is given.'
            }
            end={RESULT[test.result]}
          />
        ))}
      </ul>
    </Panel>
  )
}

export function CommunicationPanel({ communication }: { communication: Content['communication'] }) {
  return (
    <Panel title="Communication" meta={`${communication.length}`} flush id="communication">
      {communication.length === 0 ? <p className="px-4 py-3 text-3">Nobody is told so far.</p> : null}
      <ul>
        {communication.map((row) => (
          <PanelRow
            key={row.id}
            title={row.audience}
            detail={[row.when, row.channel].filter(Boolean).join(' · ')}
          >
            {row.message ? <p className="mt-1 text-2 [overflow-wrap:anywhere]">{row.message}</p> : null}
          </PanelRow>
        ))}
      </ul>
    </Panel>
  )
}

const size = (bytes: number) =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1024 * 1024
      ? `${Math.round(bytes / 1024)} KiB`
      : `${(bytes / 1024 / 1024).toFixed(1)} MiB`
export function FilesPanel({
  files,
  hrefOf,
  zone,
}: {
  files: ChangePage['files']
  /** Where the bytes of a file are; null where there is no such address yet. */
  hrefOf: (id: string) => string | null
  zone: string
}) {
  return (
    <Panel title="Files" meta={`${files.length}`} flush id="files">
      {files.length === 0 ? <p className="px-4 py-3 text-3">No file is attached.</p> : null}
      <ul>
        {files.map((file) => {
          const href = hrefOf(file.id)
          return (
            <PanelRow
              key={file.id}
              mark={<FileText className="text-3" />}
              title={<span className="[overflow-wrap:anywhere]">{file.name}</span>}
              detail={
                <>
                  {size(file.size)}, {file.addedBy}, <Time at={file.addedAt} zone={zone} />, digest{' '}
                  {file.digest.slice(0, 8)}
                </>
              }
              end={
                href ? (
                  <Button href={href} size="s" download>
                    Download
                  </Button>
                ) : null
              }
            />
          )
        })}
      </ul>
    </Panel>
  )
}
