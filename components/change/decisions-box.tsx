import { Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Segment, SegmentMeter } from '#components/ui/meter'
import { Panel, PanelRow } from '#components/ui/panel'
import { Avatar } from '#components/ui/person'
import { Why } from '#components/ui/popover'
import { Time } from '#components/ui/time'
import type { ApprovalsView, StepView, WordView } from '#lib/approval/overview/queries'
import { DecisionState } from './decision-state'

const FULFILLED = ['approved', 'approved_with_conditions']

/** Who must decide, who has, by when, and why each of them is asked. `children` is what the reader may do about it. */
export function DecisionsBox({
  approvals,
  me,
  now,
  zone,
  children,
}: {
  approvals: ApprovalsView
  me: string
  now: Date
  zone: string
  children?: ReactNode
}) {
  const required = approvals.steps.filter(({ blocking }) => blocking)
  const beside = approvals.steps.filter(({ blocking }) => !blocking)
  const given = required.filter(({ status }) => FULFILLED.includes(status)).length
  return (
    <Panel title="Decisions" meta={`${given} of ${required.length} required`} flush id="decisions">
      <div className="px-4 pt-3 pb-1">
        <SegmentMeter
          label={`${given} of ${required.length} required decisions given`}
          segments={required.map((one) => segmentOf(one, approvals.renewal?.stepId))}
        />
      </div>
      <ul>
        {[...required, ...beside].map((one) => (
          <DecisionRow key={one.id} one={one} {...{ approvals, me, now, zone }} />
        ))}
      </ul>
      {children ? (
        <div className="grid gap-3 border-t border-line px-4 py-3 print:hidden">{children}</div>
      ) : null}
    </Panel>
  )
}

function segmentOf({ id, status }: StepView, renewing: string | undefined): Segment {
  if (FULFILLED.includes(status)) return 'done'
  if (status === 'rejected') return 'failed'
  return id === renewing ? 'waiting' : 'open'
}

function DecisionRow({
  one,
  approvals,
  me,
  now,
  zone,
}: {
  one: StepView
  approvals: ApprovalsView
  me: string
  now: Date
  zone: string
}) {
  const word = one.words.findLast(({ standing }) => standing === 'counted')
  const mine = approvals.mineId === one.id || word?.person?.id === me
  const name = one.kind === 'board' ? 'Advisory board' : one.name
  const shown = word?.person?.name ?? (one.eligible.length === 1 ? one.eligible[0]?.name : undefined)
  return (
    <PanelRow
      id={`decision-${one.key}`}
      mine={approvals.mineId === one.id}
      wide
      mark={
        one.kind === 'board' || !shown ? (
          <span className="grid size-6 place-items-center rounded-full bg-fill-2 text-2 [&>svg]:size-3.5">
            <Users />
          </span>
        ) : (
          <Avatar name={shown} size="m" me={word ? word.person?.id === me : mine} />
        )
      }
      title={
        <>
          {name}
          {mine ? ', you' : ''}
          {one.blocking ? '' : <span className="font-normal text-3"> not blocking</span>}
        </>
      }
      detail={
        <>
          <Detail one={one} word={word} approvals={approvals} zone={zone} now={now} />{' '}
          <Why about={`why the ${one.name} is asked`}>
            <ul className="grid gap-2 text-ui text-1">
              {one.because.map((because) => (
                <li key={because}>{because}</li>
              ))}
              <li className="text-meta text-3">
                Stage {one.stage}, policy version {approvals.policyVersion}.
              </li>
            </ul>
          </Why>
        </>
      }
      end={
        <DecisionState
          one={one}
          word={word}
          renewing={approvals.renewal?.stepId === one.id}
          held={approvals.heldAt !== null}
          now={now}
        />
      }
    />
  )
}

const SAID: Partial<Record<WordView['kind'], string>> = {
  approve: 'approved',
  approve_with_conditions: 'approved with conditions',
  reject: 'rejected',
  ask: 'asks for information',
  abstain: 'abstained',
  recuse: 'is recused',
}

function Detail({
  one,
  word,
  approvals,
  zone,
  now,
}: {
  one: StepView
  word: WordView | undefined
  approvals: ApprovalsView
  zone: string
  now: Date
}) {
  if (approvals.renewal?.stepId === one.id)
    return <>You approved version {approvals.renewal.revision}; it was edited since.</>
  if (one.kind === 'board')
    return one.dueAt ? (
      <>
        {FULFILLED.includes(one.status) || one.status === 'rejected'
          ? 'Met'
          : one.status === 'cancelled'
            ? 'Was to meet'
            : one.meetsNext
              ? 'Missed its meeting; meets again'
              : 'Meets'}{' '}
        <Time at={one.meetsNext ?? one.dueAt} zone={zone} now={now} withZone />.
      </>
    ) : (
      <>Decides after the earlier stages.</>
    )
  if (word)
    return (
      <>
        {word.person?.name ?? 'Cabinet'} {SAID[word.kind]},{' '}
        <Time at={word.decidedAt} zone={zone} now={now} shape="day" />
        {word.recordedBy ? `, recorded by ${word.recordedBy.name}` : ''}.
        {word.reason ? ` “${word.reason.slice(0, 160)}${word.reason.length > 160 ? '…' : ''}”` : ''}
      </>
    )
  if (one.status === 'unassigned') return <>Nobody who holds this authority is free to decide.</>
  const names = one.eligible.map(({ name }) => name)
  return (
    <>
      {names.slice(0, 2).join(' or ')}
      {names.length > 2 ? ` or ${names.length - 2} more` : ''}
      {one.status === 'waiting' ? `${names.length > 0 ? ', ' : ''}after the earlier stage` : ''}
      {one.escalated && one.escalateTo ? `, escalated to the ${one.escalateTo}` : ''}.
    </>
  )
}
