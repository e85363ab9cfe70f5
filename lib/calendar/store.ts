import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client'
import { changeWindow, freeze } from '#db/schema/calendar'
import { startOfDay } from '../organisation/zone'
import { STANDARD_TIMING } from '../policy/timing'

/** The windows and freezes an installation begins with (D18, D21), in its own zone. */
export async function storeStandardCalendar(tx: Tx, zone: string, now: Date) {
  await tx
    .insert(changeWindow)
    .values(
      STANDARD_TIMING.windows.map((window) => ({ ...window, zone, kind: 'weekly' as const, createdAt: now })),
    )
  await tx.insert(freeze).values(
    STANDARD_TIMING.freezes.map((one) => {
      const base = { name: one.name, zone, hard: one.hard, services: [], createdAt: now }
      return one.kind === 'quarter_end'
        ? { ...base, kind: one.kind, businessDays: one.businessDays }
        : {
            ...base,
            kind: one.kind,
            startsAt: startOfDay(Temporal.PlainDate.from(one.from), zone),
            endsAt: startOfDay(Temporal.PlainDate.from(one.until).add({ days: 1 }), zone),
          }
    }),
  )
}
