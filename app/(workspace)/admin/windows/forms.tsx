import { RISK_WORDS } from '#components/change/risk-badge'
import { ActionForm } from '#components/ui/action-form'
import { Checkbox } from '#components/ui/choice'
import { TagPicker } from '#components/ui/combobox'
import { DateTimeField, Select, TextField } from '#components/ui/field'
import { SubmitButton } from '#components/ui/submit-button'
import { RISK_LEVELS } from '#lib/policy/factor'
import { declareFreezeAction, openWindowAction } from './actions'

type Form = {
  zone: string
  /** Its short name, such as CET, which fits into the fields. */
  zoneWord: string
  /** Why the reader may not. */
  refused: string | null
}
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const LEVELS = RISK_LEVELS.map((level) => ({ value: level, label: RISK_WORDS[level] }))

const MaxRisk = ({ scope }: { scope: string }) => (
  <Select label="Highest risk" name="maxRisk" id={`${scope}-risk`} options={LEVELS} defaultValue="LOW" />
)

export function WeeklyForm({ zone, refused }: Omit<Form, 'zoneWord'>) {
  return (
    <ActionForm
      action={openWindowAction}
      idempotencyKey={crypto.randomUUID()}
      scope="weekly"
      className="grid gap-3"
    >
      <input type="hidden" name="kind" value="weekly" />
      <input type="hidden" name="zone" value={zone} />
      <TextField label="Name" name="name" id="weekly-name" required />
      <Select
        label="Weekday"
        name="weekday"
        options={DAYS.map((label, at) => ({ value: String(at + 1), label }))}
      />
      <TextField label="Opens at" name="opens" type="time" defaultValue="02:00" required />
      <TextField
        label="Minutes"
        name="minutes"
        type="number"
        min={15}
        max={10_080}
        defaultValue="120"
        required
      />
      <MaxRisk scope="weekly" />
      <SubmitButton look="secondary" disabledReason={refused}>
        Open the window
      </SubmitButton>
    </ActionForm>
  )
}

export function BespokeForm({ zone, zoneWord, refused }: Form) {
  return (
    <ActionForm
      action={openWindowAction}
      idempotencyKey={crypto.randomUUID()}
      scope="once"
      className="grid gap-3"
    >
      <input type="hidden" name="kind" value="once" />
      <input type="hidden" name="zone" value={zone} />
      <TextField label="Name" name="name" id="once-name" required />
      <DateTimeField label="Starts" name="startsAt" id="once-starts" zone={zoneWord} required />
      <DateTimeField label="Ends" name="endsAt" id="once-ends" zone={zoneWord} required />
      <MaxRisk scope="once" />
      <SubmitButton look="secondary" disabledReason={refused}>
        Open the window
      </SubmitButton>
    </ActionForm>
  )
}

export function FreezeForm({
  zone,
  zoneWord,
  refused,
  services,
  people,
}: Form & {
  services: readonly { slug: string; name: string }[]
  people: { value: string; label: string }[]
}) {
  return (
    <ActionForm
      action={declareFreezeAction}
      idempotencyKey={crypto.randomUUID()}
      scope="freeze"
      className="grid gap-3"
    >
      <input type="hidden" name="zone" value={zone} />
      <TextField label="Name" name="name" id="freeze-name" required />
      <TextField label="Reason" name="reason" id="freeze-reason" required />
      <DateTimeField label="Starts" name="startsAt" id="freeze-starts" zone={zoneWord} required />
      <DateTimeField label="Ends" name="endsAt" id="freeze-ends" zone={zoneWord} required />
      <TagPicker
        label="Services"
        name="services[]"
        help="None means every service."
        options={services.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <Select label="Owner" name="ownerId" options={people} empty="Nobody" />
      <Checkbox name="hard" label="Hard: it blocks instead of warning" />
      <SubmitButton look="secondary" disabledReason={refused}>
        Declare the freeze
      </SubmitButton>
    </ActionForm>
  )
}
