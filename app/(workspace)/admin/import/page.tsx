import { CircleX, Play } from 'lucide-react'
import type { Metadata } from 'next'
import { PageHeader } from '#components/layout/page-header'
import { Button } from '#components/ui/button'
import { Note } from '#components/ui/note'
import { Panel } from '#components/ui/panel'
import { Stepper } from '#components/ui/stepper'
import { canImport } from '#lib/import/permissions'
import { PRESET_NAMES } from '#lib/import/preset'
import { type BatchView, getBatch, getCatalogue, listBatches, listProblems } from '#lib/import/queries'
import { DELIMITERS, ENCODINGS } from '#lib/import/record'
import { type BatchStatus, CARRIED } from '#lib/import/stage'
import { getOrganisation } from '#lib/organisation/queries'
import { paths } from '#lib/paths'
import { requireSignedIn } from '../../../_server/session'
import { Refresh } from '../../audit/refresh'
import { AdminTabs } from '../admin-tabs'
import { Earlier } from './earlier'
import { grouped } from './grouped'
import { MAPPING_FORM, MappingForm } from './mapping-form'
import { BatchSide } from './side'
import { Upload } from './upload'

export const metadata: Metadata = { title: 'Import changes' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ImportPage({ searchParams }: Props) {
  const { ctx, profile } = await requireSignedIn()
  const { actor, now } = ctx
  const may = canImport(actor)
  if (!may.ok)
    return (
      <>
        <PageHeader title="Import changes">
          <AdminTabs actor={actor} current="import" />
        </PageHeader>
        <div className="p-6">
          <Note tone="plain">{may.reason}</Note>
        </div>
      </>
    )
  const asked = /^\d{1,9}$/.exec([(await searchParams).batch].flat()[0] ?? '')?.[0]
  const [organisation, batches] = await Promise.all([getOrganisation(ctx), listBatches(ctx)])
  const zone = profile.zone ?? organisation.zone
  const earlier = <Earlier batches={batches} current={asked ? Number(asked) : null} zone={zone} now={now} />
  if (!asked)
    return (
      <>
        <PageHeader
          title="Import changes"
          meta="From ServiceNow, Jira Service Management, BPIC-2014 or any CSV file"
        >
          <AdminTabs actor={actor} current="import" />
        </PageHeader>
        <Frame
          side={earlier}
          main={
            <div className="grid gap-5 px-6 py-5 max-md:px-4">
              <Upload />
              <p className="max-w-140 text-2">
                Imported changes are history, closed with the outcome that they had, or drafts. History claims
                no approval and never moves; drafts go the whole way like any other. First comes a dry run,
                which writes nothing, and a whole import can be undone.
              </p>
            </div>
          }
        />
      </>
    )
  const batch = await getBatch(ctx, Number(asked))
  const [problems, catalogue] = await Promise.all([
    batch.result?.stopped || batch.stopped ? listProblems(ctx, batch.id, 2_000) : [],
    getCatalogue(ctx),
  ])
  return (
    <>
      <PageHeader
        title={`Import ${batch.number}`}
        crumbs={[{ label: 'Import', href: paths.imports() }, { label: batch.fileName }]}
        meta={describe(batch)}
        actions={
          batch.status === 'mapping' || batch.status === 'checked' ? (
            <Button
              type="submit"
              form={MAPPING_FORM}
              name="then"
              value="check"
              look={batch.status === 'checked' ? 'secondary' : 'primary'}
              icon={<Play />}
            >
              {batch.checkedAt ? 'Make the dry run again' : 'Make a dry run'}
            </Button>
          ) : null
        }
        edge
      >
        <div className="py-2">
          <Stepper label="Steps of the import" steps={stepsOf(batch)} />
        </div>
      </PageHeader>
      {CARRIED.includes(batch.status) ? <Refresh seconds={1} /> : null}
      <Frame
        side={
          <>
            <BatchSide batch={batch} problems={problems} actor={actor} zone={zone} now={now} />
            {earlier}
          </>
        }
        main={
          batch.status === 'unreadable' ? (
            <div className="p-6">
              <Note tone="stop" icon={<CircleX />} title="This file cannot be read.">
                {batch.fault}
              </Note>
            </div>
          ) : batch.profile ? (
            <MappingForm
              batch={batch}
              profile={batch.profile}
              catalogue={catalogue}
              zone={organisation.zone}
              attempt={crypto.randomUUID()}
            />
          ) : (
            <div className="p-6">
              <Panel>
                {batch.status === 'uploading'
                  ? 'The file is on its way. If the upload was interrupted, discard this import and begin again.'
                  : `Reading the file, ${grouped(batch.rowsDone)} rows so far.`}
              </Panel>
            </div>
          )
        }
      />
    </>
  )
}

const Frame = ({ main, side }: { main: React.ReactNode; side: React.ReactNode }) => (
  <div className="grid grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_384px]">
    <div className="min-w-0">{main}</div>
    <aside
      aria-label="Dry run, run and earlier imports"
      className="min-w-0 divide-y divide-line border-line max-lg:border-t lg:border-s"
    >
      {side}
    </aside>
  </div>
)

function describe({ fileName, profile, size }: BatchView): string {
  if (!profile) return `${fileName}, ${(size / 1024 / 1024).toFixed(1)} MiB`
  const { rows, columns, encoding, delimiter, preset, known } = profile
  const told = encoding === 'windows-1252' ? 'not UTF-8, read as Windows-1252' : ENCODINGS[encoding]
  const looks = preset === 'generic' ? 'No system that we know' : `Looks like ${PRESET_NAMES[preset]}`
  return `${fileName}, ${grouped(rows)} rows, ${columns.length} columns, ${told}, ${DELIMITERS[delimiter]}. ${looks}, ${known} of ${columns.length} column names match`
}

const STEPS = ['Upload', 'Detect', 'Map columns and values', 'Dry run', 'Import']
const PLACE: Record<BatchStatus, number> = {
  uploading: 0,
  reading: 1,
  unreadable: 1,
  mapping: 2,
  checking: 3,
  checked: 3,
  running: 4,
  done: 5,
  undoing: 4,
  undone: 4,
  discarded: 4,
}
const stepsOf = ({ status }: BatchView) =>
  STEPS.map((label, at) => ({
    label,
    state:
      at < PLACE[status]
        ? ('done' as const)
        : at > PLACE[status]
          ? ('todo' as const)
          : status === 'unreadable' || status === 'discarded' || status === 'undone'
            ? ('failed' as const)
            : ('now' as const),
  }))
