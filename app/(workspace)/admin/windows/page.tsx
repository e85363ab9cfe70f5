import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { PageHeader } from '#components/layout/page-header'
import { DialogButton } from '#components/ui/dialog'
import { Panel } from '#components/ui/panel'
import { zoneName } from '#components/ui/time'
import { listColleagues } from '#lib/auth/directory/queries'
import { canEditFreezes, canEditWindows } from '#lib/calendar/permissions'
import { listFreezes, listWindows } from '#lib/calendar/queries'
import type { ChangeWindow } from '#lib/calendar/window'
import { getBusinessCalendar } from '#lib/organisation/queries'
import { listServiceNames } from '#lib/service/queries'
import { requireSignedIn } from '../../../_server/session'
import { AdminTabs } from '../admin-tabs'
import { FreezeDialog, WindowDialogs } from './forms'
import { FreezeRow, WindowRow } from './rows'

export const metadata: Metadata = { title: 'Windows and freezes' }

export default async function WindowsPage() {
  const { ctx, profile } = await requireSignedIn()
  const [all, freezes, calendar, services, people] = await Promise.all([
    listWindows(),
    listFreezes(),
    getBusinessCalendar(),
    listServiceNames(ctx),
    listColleagues(ctx),
  ])
  const { now } = ctx
  const past = ({ endsAt }: ChangeWindow) => endsAt !== null && endsAt < now
  const windows = all.filter((window) => !past(window))
  const may = { windows: canEditWindows(ctx.actor), freezes: canEditFreezes(ctx.actor) }
  const zone = { zone: calendar.zone, zoneWord: zoneName(now, calendar.zone) }
  const readerZone = profile.zone ?? undefined
  // What was opened, declared or ended closes its dialog.
  const stamp = [...all, ...freezes].map(({ id }) => id).join(' ')
  return (
    <>
      <PageHeader
        title="Windows and freezes"
        meta={`When production may be changed, and when not. Times of ${calendar.zone.replaceAll('_', ' ')}.`}
        actions={
          <>
            {may.freezes.ok ? (
              <DialogButton dialog="declare-freeze" icon={<Plus />}>
                Declare a freeze
              </DialogButton>
            ) : null}
            {may.windows.ok ? (
              <>
                <DialogButton dialog="window-once" icon={<Plus />}>
                  One-off window
                </DialogButton>
                <DialogButton dialog="weekly-window" icon={<Plus />}>
                  Weekly window
                </DialogButton>
              </>
            ) : null}
          </>
        }
      >
        <AdminTabs actor={ctx.actor} current="windows" />
      </PageHeader>
      <div className="grid items-start gap-5 px-6 py-5 max-md:px-4 lg:grid-cols-2">
        <Panel
          title="Change windows"
          meta={windows.length}
          flush
          footer={may.windows.ok ? undefined : may.windows.reason}
        >
          <ul>
            {windows.map((window) => (
              <WindowRow key={window.id} mayEdit={may.windows.ok} {...{ window, now, readerZone }} />
            ))}
          </ul>
          {windows.length === 0 ? (
            <p className="px-4 py-3 text-3">No window is open: changes to production need an override.</p>
          ) : null}
        </Panel>
        <Panel
          title="Freezes"
          meta={freezes.length}
          flush
          footer={may.freezes.ok ? undefined : may.freezes.reason}
        >
          <ul>
            {freezes.map((freeze) => (
              <FreezeRow
                key={freeze.id}
                owner={people.find(({ id }) => id === freeze.ownerId)?.name}
                nameOf={(wanted) => services.find(({ slug }) => slug === wanted)?.name ?? wanted}
                mayEdit={may.freezes.ok}
                {...{ freeze, calendar, now, readerZone }}
              />
            ))}
          </ul>
          {freezes.length === 0 ? (
            <p className="px-4 py-3 text-3">
              No freeze is declared. A freeze keeps changes out of a time that must stay quiet, such as the
              end of the year.
            </p>
          ) : null}
        </Panel>
      </div>
      <div key={stamp}>
        {may.windows.ok ? <WindowDialogs {...zone} /> : null}
        {may.freezes.ok ? (
          <FreezeDialog
            {...zone}
            services={services}
            people={people.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : null}
      </div>
    </>
  )
}
