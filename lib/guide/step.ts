import { paths } from '../paths'

export const STEPS = ['submit', 'decide', 'schedule', 'implement', 'read'] as const
export type StepKey = (typeof STEPS)[number]
/** Who did a step first, when, and on which change; reading is about none. */
export type Feat = { key: StepKey; by: string; at: Date; number: string | null }
/** `shown`, `hidden`: chosen by the person. Null: shown until the way is known. */
export type Choice = 'shown' | 'hidden' | null

const DAY_MS = 86_400_000

type Text = { title: string; says: string; link: string; who: string; demo: string }
const TEXTS: { [key in StepKey]: Text } = {
  submit: {
    title: 'Submit a change',
    says: 'Say what changes, why, how it is done and how it goes back. Cabinet names the risk and who must approve.',
    link: 'Write a change',
    who: 'a requestor',
    demo: 'Rita',
  },
  decide: {
    title: 'Decide on it',
    says: 'Whoever is asked reads it in the inbox and approves, rejects or asks. Nobody decides on a change of their own.',
    link: 'Go to what waits for a decision',
    who: 'a change manager',
    demo: 'Mona',
  },
  schedule: {
    title: 'Schedule it',
    says: 'Once everybody has approved, its time is held against windows, freezes and other changes, and confirmed.',
    link: 'See what stands against a time',
    who: 'a change manager',
    demo: 'Mona',
  },
  implement: {
    title: 'Implement it',
    says: 'At its time the implementer starts it, ticks step by step and says how it ended.',
    link: 'See what is to be carried out',
    who: 'its implementer',
    demo: 'Otto',
  },
  read: {
    title: 'Read what happened',
    says: 'Every word and move is on the audit trail, in its order. Have the trail verified: an edit by anyone would show.',
    link: 'Read the trail',
    who: 'an auditor',
    demo: 'Ada',
  },
}

export type Step = Pick<Text, 'title' | 'says' | 'link'> & {
  key: StepKey
  href: string
  /** By whom it is done. */
  who: string
  done: Omit<Feat, 'key'> | null
}
type Reader = { demo: boolean; raises: boolean; readsTrail: boolean }

/** The five steps with what has been done; each leads to where it is done, on the change that was submitted here. */
export function stepsOf(feats: readonly Feat[], { demo, raises, readsTrail }: Reader): Step[] {
  const number = feats.find(({ key }) => key === 'submit')?.number ?? null
  const hrefs: { [key in StepKey]: string } = {
    submit: raises ? paths.newChange() : paths.changes(),
    decide: number ? paths.approvals(number) : paths.inbox(),
    schedule: number ? paths.conflicts(number) : paths.calendar(),
    implement: number ? paths.live(number) : paths.changes({ view: 'scheduled' }),
    read: readsTrail ? paths.audit() : number ? paths.activity(number) : paths.changes({ view: 'closed' }),
  }
  const links: { [key in StepKey]?: string } = {
    ...(raises ? {} : { submit: 'See the changes' }),
    ...(readsTrail ? {} : { read: 'Read what was done' }),
  }
  return STEPS.map((key) => {
    const { who, demo: name, ...texts } = TEXTS[key]
    const found = feats.find((feat) => feat.key === key)
    const done = found ? { by: found.by, at: found.at, number: found.number } : null
    const link = links[key] ?? texts.link
    return { key, ...texts, link, href: hrefs[key], who: demo ? `${name}, ${who}` : who, done }
  })
}

/** Whether the guide is shown: as the person chose, else until a day after the last step was done for the first time. */
export function isShown(choice: Choice, feats: readonly Feat[], now: Date): boolean {
  if (choice !== null) return choice === 'shown'
  if (feats.length < STEPS.length) return true
  return feats.some(({ at }) => now.getTime() - at.getTime() < DAY_MS)
}
