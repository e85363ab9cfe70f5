import {
  AlarmClock,
  CalendarCheck,
  Check,
  CircleQuestionMark,
  FileDiff,
  FilePlus2,
  Flag,
  ListChecks,
  type LucideIcon,
  Pause,
  Play,
  Scale,
  Send,
  Undo2,
  X,
} from 'lucide-react'
import type { Tone } from '#components/ui/badge'
import { Diff } from '#components/ui/diff'
import { Time } from '#components/ui/time'
import { Timeline, TimelineComment, TimelineEvent } from '#components/ui/timeline'
import type { TimelineEntry } from '#lib/change/timeline/queries'
import { joinRuns } from '#lib/change/timeline/runs'
import { Markdown } from './markdown'

const LOOKS: readonly [RegExp, LucideIcon, Tone][] = [
  [/^approval\.granted_with/, ListChecks, 'ok'],
  [/^approval\.(granted|condition_met)/, Check, 'ok'],
  [/^approval\.(overdue|ratification_missed)|^review\.overdue/, AlarmClock, 'warn'],
  [/^approval\.reminded/, AlarmClock, 'plain'],
  [/^approval\.(rejected|voided|unassigned)|^change\.(rejected|cancelled)/, X, 'stop'],
  [/^approval\.information/, CircleQuestionMark, 'warn'],
  [/^approval\.(withdrawn|escalated)|^change\.(withdrawn|returned)/, Undo2, 'warn'],
  [/^change\.approved|^change\.closed|^review\./, Flag, 'ok'],
  [/^change\.edited|^change\.implementer|^risk\.raised/, FileDiff, 'warn'],
  [/^change\.file/, FilePlus2, 'plain'],
  [/^change\.(held|deferred)/, Pause, 'warn'],
  [/^change\.(submitted|resubmitted)|^approval\.requested/, Send, 'plain'],
  [/^implementation\./, Play, 'accent'],
  [/^calendar\./, CalendarCheck, 'plain'],
  [/^cab\./, Scale, 'accent'],
]
const lookOf = (type: string) => LOOKS.find(([pattern]) => pattern.test(type)) ?? [/^/, Flag, 'plain' as Tone]

/** Comments, events and field diffs in one list, oldest first, each with a permalink; what happened in one breath is one line. */
export function ChangeTimeline({
  entries,
  me,
  zone,
  now,
  hrefOf,
}: {
  entries: readonly TimelineEntry[]
  me: string
  zone: string
  now: Date
  /** Address of an entry that stays right when the list has moved on. */
  hrefOf: (seq: number) => string
}) {
  return (
    <Timeline>
      {joinRuns(entries).map((entry) => {
        const time = (
          <a href={hrefOf(entry.seq)} className="text-3 no-underline hover:underline">
            <Time at={entry.at} zone={zone} now={now} />
            <span className="sr-only">, link to this entry</span>
          </a>
        )
        const id = `event-${entry.seq}`
        if (entry.body !== null)
          return (
            <TimelineComment key={id} id={id} name={entry.actor} me={entry.actorId === me} time={time}>
              <Markdown>{entry.body}</Markdown>
            </TimelineComment>
          )
        const [, Icon, tone] = lookOf(entry.type)
        return (
          <TimelineEvent
            key={id}
            id={id}
            icon={<Icon />}
            tone={tone}
            time={
              <>
                {time}
                {entry.fields.length > 0 && entry.revision ? `, version ${entry.revision}` : ''}
              </>
            }
            more={entry.fields.length > 0 ? <Diff fields={entry.fields} /> : null}
          >
            <b>{entry.actor}</b> {entry.sentence}
          </TimelineEvent>
        )
      })}
    </Timeline>
  )
}
