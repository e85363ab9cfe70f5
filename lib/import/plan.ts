import type { Outcome } from '../change/lifecycle'
import { ChangeContent } from '../change/schema'
import type { RiskLevel } from '../policy/factor'
import { type Cells, type Fault, openCells, problemsOf } from './cells'
import { contentFaults, meaningsOf, orderFaults, shapeFault, type Times, titleOf } from './faults'
import type { Mapping } from './mapping'
import { type Order, openClock } from './moment'
import { type Origin, originOf } from './origin'
import type { Preset } from './preset'
import type { Problem } from './problem'
import type { CsvRecord } from './record'
import { stepsOf, testsOf } from './steps'
import { type Fate, MOMENTS } from './target'

export type Catalogue = {
  /** By slug and by name, in small letters. */
  services: ReadonlyMap<string, { id: string; slug: string }>
  /** By address and by name, in small letters; a name may belong to several. */
  people: ReadonlyMap<string, readonly string[]>
}
export type PlannedChange = {
  reference: string
  fate: Exclude<Fate, 'leave'>
  outcome: Outcome | null
  riskLevel: RiskLevel | null
  content: ChangeContent
  serviceIds: string[]
  requestorId: string | null
  openedAt: Date | null
  startedAt: Date | null
  endedAt: Date | null
  closedAt: Date | null
  origin: Origin
}
export type Planned = { change: PlannedChange } | { problems: Problem[] } | { left: 'state' | 'joined' }

type Frame = {
  mapping: Mapping
  preset: Preset
  headers: readonly string[]
  order: Order | null
  catalogue: Catalogue
  /** What ends later than this lies in the future. */
  now: Date
  /** Numbers that were imported before, asked for the records at hand. */
  imported: (reference: string) => boolean
  /** Rows of one number that add their components to the first: all components by number, for files read that way. */
  components: ReadonlyMap<string, readonly string[]> | null
}

/** Makes the plan of each record, in the order of the file: what it becomes, why it stops, or that it is left out. */
export function openPlan(frame: Frame) {
  const { mapping, headers, catalogue } = frame
  const read = openCells(mapping, frame.preset, headers)
  const moment = openClock(mapping.zone, frame.order)
  const lines = new Map<string, number>()

  function timesOf(cells: Cells, faults: Fault[]): Times {
    const times: Times = {}
    for (const target of MOMENTS) {
      const [cell] = cells.all(target)
      if (!cell) continue
      const given = moment(cell.value)
      if ('wrong' in given) faults.push({ ...cell, kind: given.wrong, more: given.says })
      else if (given.at.getUTCFullYear() < 1980 || given.at.getUTCFullYear() > 2100)
        faults.push({ ...cell, kind: 'year_range' })
      else times[target] = given.at
    }
    return times
  }

  function peopleOf(cells: Cells, target: 'requestor' | 'implementer', faults: Fault[]): string | null {
    const [cell] = cells.all(target)
    if (!cell) return null
    const found = catalogue.people.get(cell.value.toLowerCase()) ?? []
    if (found.length === 1) return found[0] ?? null
    if (mapping.unknownPerson === 'stop')
      faults.push({ ...cell, kind: found.length > 1 ? 'person_several' : 'person_unknown' })
    return null
  }

  function servicesOf(cells: Cells, faults: Fault[]) {
    const known = new Map<string, string>()
    const text: string[] = []
    for (const { column, value } of cells.all('service'))
      for (const name of value.split(';').map((part) => part.trim())) {
        if (name === '') continue
        const service = catalogue.services.get(name.toLowerCase())
        if (service) known.set(service.slug, service.id)
        else if (mapping.unknownService === 'stop')
          faults.push({ column, value: name, kind: 'service_unknown' })
        else text.push(name)
      }
    return { slugs: [...known.keys()], ids: [...known.values()], text: text.slice(0, 100) }
  }

  return (record: CsvRecord): Planned => {
    const { line } = record
    const shape = shapeFault(record, headers.length)
    if (shape) return { problems: problemsOf(line, [shape]) }
    const cells = read(record)
    const faults: Fault[] = []
    const reference = cells.one('number')
    const first = lines.get(reference)
    if (first !== undefined && mapping.repeated === 'join') return { left: 'joined' }
    const number = { column: cells.columnOf('number'), value: reference }
    if (reference === '') faults.push({ ...number, kind: 'number_missing' })
    else if (reference.length > 100) faults.push({ ...number, kind: 'number_long' })
    else if (first !== undefined) faults.push({ ...number, kind: 'number_repeated', more: `line ${first}` })
    else {
      lines.set(reference, line)
      if (frame.imported(reference)) faults.push({ ...number, kind: 'number_imported' })
    }
    const meanings = meaningsOf(cells, faults)
    const times = timesOf(cells, faults)
    const fate = meanings.state?.fate ?? (times.closedAt || times.endedAt ? 'closed' : 'draft')
    if (fate === 'leave') return { left: 'state' }
    orderFaults(cells, times, fate, frame.now, faults)
    const services = servicesOf(cells, faults)
    const requestorId = peopleOf(cells, 'requestor', faults)
    const implementerId = peopleOf(cells, 'implementer', faults)
    const components = frame.components?.get(reference) ?? cells.all('component').map(({ value }) => value)
    const title = titleOf(cells, mapping, components, faults)
    const content = ChangeContent.safeParse({
      title,
      description: cells.one('description'),
      justification: cells.one('justification'),
      category: meanings.category,
      services: services.slugs,
      plannedStart: times.plannedStart?.toISOString() ?? null,
      plannedEnd: times.plannedEnd?.toISOString() ?? null,
      implementerId,
      steps: stepsOf(cells, 'plan', faults),
      rollback: { steps: stepsOf(cells, 'rollback', faults) },
      tests: testsOf(cells, faults),
    })
    if (!content.success) faults.push(...contentFaults(cells, content.error.issues, faults))
    if (faults.length > 0 || !content.success) return { problems: problemsOf(line, faults) }
    return {
      change: {
        reference,
        fate,
        outcome: fate === 'closed' ? (meanings.outcome ?? meanings.state?.outcome ?? null) : null,
        riskLevel: meanings.risk,
        content: content.data,
        serviceIds: services.ids,
        requestorId,
        openedAt: times.openedAt ?? null,
        startedAt: times.startedAt ?? null,
        endedAt: times.endedAt ?? null,
        closedAt: times.closedAt ?? times.endedAt ?? null,
        origin: originOf(cells, line, services.text, components, { fate, requestorId, implementerId }),
      },
    }
  }
}
