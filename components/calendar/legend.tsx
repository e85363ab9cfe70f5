import { Check, CirclePlay, Diamond, Lock, LockOpen, Repeat2, Siren, Undo2, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { RISK_WORDS, RiskTile } from '#components/change/risk-badge'
import { RISK_LEVELS } from '#lib/policy/factor'
import { type BlockState, blockClass } from './change-block'
import { HATCH, stripes } from './time-block'

const STATES: [BlockState, string, ReactNode][] = [
  ['proposed', 'Proposed', null],
  ['scheduled', 'Scheduled', null],
  ['live', 'Live', <CirclePlay key="live" />],
  ['closed', 'Closed', <Check key="closed" className="text-ok" />],
  ['failed', 'Failed or rolled back', <Undo2 key="failed" className="text-stop" />],
]

/** What fill, edge, hatch and glyph mean. */
export function Legend() {
  return (
    <ul
      aria-label="Legend"
      className="flex flex-wrap gap-x-4 gap-y-1.5 border-t border-line px-6 py-2 text-meta text-2 max-md:px-4"
    >
      {STATES.map(([state, word, icon]) => (
        <Entry key={state} word={word}>
          <span
            className={`${blockClass('MEDIUM', state)} grid h-3.5 w-5 place-items-center [&>svg]:size-2.5`}
          >
            {icon}
          </span>
        </Entry>
      ))}
      {RISK_LEVELS.map((level) => (
        <Entry key={level} word={RISK_WORDS[level]}>
          <RiskTile level={level} />
        </Entry>
      ))}
      <Entry word="Standard">
        <Repeat2 className="size-3" />
      </Entry>
      <Entry word="Major">
        <Diamond className="size-3" />
      </Entry>
      <Entry word="Emergency">
        <Siren className="size-3 text-stop" />
      </Entry>
      <Entry word="Window">
        <span className={`h-3 w-5 rounded-[2px] ${HATCH}`} />
      </Entry>
      <Entry word="Hard freeze">
        <span className={`grid h-3.5 w-5 place-items-center rounded-[2px] ${stripes(true)}`}>
          <Lock className="size-2.5" />
        </span>
      </Entry>
      <Entry word="Soft freeze">
        <span className={`grid h-3.5 w-5 place-items-center rounded-[2px] ${stripes(false)}`}>
          <LockOpen className="size-2.5" />
        </span>
      </Entry>
      <Entry word="CAB">
        <span className="grid h-3.5 w-5 place-items-center rounded-[2px] border border-accent-line bg-accent-soft text-accent">
          <Users className="size-2.5" />
        </span>
      </Entry>
    </ul>
  )
}
const Entry = ({ word, children }: { word: string; children: ReactNode }) => (
  <li className="inline-flex items-center gap-1.5 whitespace-nowrap">
    <span aria-hidden="true" className="contents">
      {children}
    </span>
    {word}
  </li>
)
