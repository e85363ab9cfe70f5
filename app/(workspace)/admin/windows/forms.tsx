import type { ReactNode } from 'react'
import { RISK_WORDS } from '#components/change/risk-badge'
import { ActionForm, type ReplyAction } from '#components/ui/action-form'
import { Checkbox } from '#components/ui/choice'
import { TagPicker } from '#components/ui/combobox'
import { Dialog, DialogBody, DialogClose, DialogFooter } from '#components/ui/dialog'
import { KeptDateTime, KeptSelect, KeptText } from '#components/ui/kept-field'
import { SubmitButton } from '#components/ui/submit-button'
import { RISK_LEVELS, type RiskLevel } from '#lib/policy/factor'
import { declareFreezeAction, openWindowAction } from './actions'

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const maxRisk = (levels: readonly RiskLevel[]) => (
  <KeptSelect
    label="Highest risk"
    name="maxRisk"
    options={levels.map((level) => ({ value: level, label: RISK_WORDS[level] }))}
    defaultValue="LOW"
  />
)

function FormDialog({
  id,
  title,
  description,
  action,
  zone,
  button,
  children,
}: {
  id: string
  title: string
  /** The consequence, as a sentence. */
  description: string
  action: ReplyAction
  /** Of the times in the form. */
  zone: string
  button: string
  children: ReactNode
}) {
  return (
    <Dialog id={id} title={title} description={description}>
      <ActionForm action={action} idempotencyKey={crypto.randomUUID()} scope={id}>
        <DialogBody>
          <input type="hidden" name="zone" value={zone} />
          {children}
        </DialogBody>
        <DialogFooter>
          <DialogClose dialog={id} />
          <SubmitButton>{button}</SubmitButton>
        </DialogFooter>
      </ActionForm>
    </Dialog>
  )
}

/** For those who may open windows. `zoneWord` is the short name of the zone, such as CET, which fits into the fields. */
export function WindowDialogs({ zone, zoneWord }: { zone: string; zoneWord: string }) {
  return (
    <>
      <FormDialog
        id="weekly-window"
        title="Open a weekly window"
        description="Changes to production of its risk and below may be planned into it every week."
        action={openWindowAction}
        zone={zone}
        button="Open the window"
      >
        <input type="hidden" name="kind" value="weekly" />
        <KeptText label="Name" name="name" required />
        <KeptSelect
          label="Weekday"
          name="weekday"
          options={DAYS.map((label, at) => ({ value: String(at + 1), label }))}
        />
        <div className="grid grid-cols-2 gap-4">
          <KeptText label={`Opens at, ${zoneWord}`} name="opens" type="time" defaultValue="02:00" required />
          <KeptText
            label="Minutes"
            name="minutes"
            type="number"
            min={15}
            max={10_080}
            defaultValue="120"
            required
          />
        </div>
        {maxRisk(RISK_LEVELS.filter((level) => level !== 'VERY_HIGH'))}
      </FormDialog>
      <FormDialog
        id="window-once"
        title="Open a window once"
        description="Changes to production of its risk and below may be planned into it."
        action={openWindowAction}
        zone={zone}
        button="Open the window"
      >
        <input type="hidden" name="kind" value="once" />
        <KeptText label="Name" name="name" required />
        <KeptDateTime label="Starts" name="startsAt" zone={zoneWord} required />
        <KeptDateTime label="Ends" name="endsAt" zone={zoneWord} required />
        {maxRisk(RISK_LEVELS)}
      </FormDialog>
    </>
  )
}

/** For those who may declare freezes. */
export function FreezeDialog({
  zone,
  zoneWord,
  services,
  people,
}: {
  zone: string
  zoneWord: string
  services: readonly { slug: string; name: string }[]
  people: { value: string; label: string }[]
}) {
  return (
    <FormDialog
      id="declare-freeze"
      title="Declare a freeze"
      description="From its start until its end a hard freeze blocks every change but emergencies, and a soft one asks for a reason."
      action={declareFreezeAction}
      zone={zone}
      button="Declare the freeze"
    >
      <KeptText label="Name" name="name" required />
      <KeptText label="Reason" name="reason" required />
      <KeptDateTime label="Starts" name="startsAt" zone={zoneWord} required />
      <KeptDateTime label="Ends" name="endsAt" zone={zoneWord} required />
      <TagPicker
        label="Services"
        name="services[]"
        help="None means every service."
        options={services.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <KeptSelect label="Owner" name="ownerId" options={people} empty="Nobody" />
      <Checkbox name="hard" label="Hard" detail="It blocks instead of asking for a reason." />
    </FormDialog>
  )
}
