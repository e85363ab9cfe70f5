import { ActionForm, type ReplyAction } from '#components/ui/action-form'
import { Checkbox } from '#components/ui/choice'
import { DialogBody, DialogClose, DialogFooter } from '#components/ui/dialog'
import { KeptArea, KeptSelect, KeptText } from '#components/ui/kept-field'
import { SubmitButton } from '#components/ui/submit-button'

export type ServiceFormProps = {
  action: ReplyAction
  idempotencyKey: string
  people: readonly { id: string; name: string }[]
  services: readonly { slug: string; name: string }[]
  /** What is there now; absent for a new service. */
  service?: {
    slug: string
    name: string
    description: string
    ownerId: string | null
    businessOwnerId: string | null
    tier: number
    environment: string
    regulated: boolean
    internetFacing: boolean
    freezeBound: boolean
    dependsOn: readonly string[]
  }
}
const TIERS = ['1, most critical', '2', '3', '4, least critical'].map((label, at) => ({
  value: String(at + 1),
  label,
}))
const ENVIRONMENTS = ['production', 'staging', 'test', 'development'].map((value) => ({
  value,
  label: value,
}))

/** A service of the catalogue, new or as it stands; made for a dialog. */
export function ServiceForm({ action, idempotencyKey, people, services, service }: ServiceFormProps) {
  const persons = people.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <ActionForm action={action} idempotencyKey={idempotencyKey} aria-label="Service">
      <DialogBody>
        {service ? (
          <input type="hidden" name="slug" value={service.slug} />
        ) : (
          <KeptText
            label="Short name"
            name="slug"
            required
            help="Small letters, digits and hyphens. It stays for good, such as payments-api."
          />
        )}
        <KeptText label="Name" name="name" required defaultValue={service?.name} />
        <KeptArea label="What it does" name="description" rows={2} defaultValue={service?.description} />
        <div className="grid gap-3 md:grid-cols-2">
          <KeptSelect label="Tier" name="tier" options={TIERS} defaultValue={String(service?.tier ?? 2)} />
          <KeptSelect
            label="Environment"
            name="environment"
            options={ENVIRONMENTS}
            defaultValue={service?.environment ?? 'production'}
          />
          <KeptSelect
            label="Owner"
            name="ownerId"
            empty="No owner"
            options={persons}
            defaultValue={service?.ownerId ?? ''}
          />
          <KeptSelect
            label="Business owner"
            name="businessOwnerId"
            empty="No business owner"
            options={persons}
            defaultValue={service?.businessOwnerId ?? ''}
          />
        </div>
        <fieldset className="grid">
          <legend className="mb-1 font-label">What makes changes to it harder</legend>
          <Checkbox name="regulated" label="Regulated" defaultChecked={service?.regulated} />
          <Checkbox
            name="internetFacing"
            label="Faces the internet"
            defaultChecked={service?.internetFacing}
          />
          <Checkbox
            name="freezeBound"
            label="Bound by freezes although it is not production"
            detail="Production always is."
            defaultChecked={service?.freezeBound}
          />
        </fieldset>
        <fieldset>
          <legend className="mb-1 font-label">Depends on</legend>
          <div className="grid max-h-40 overflow-y-auto rounded-control border border-control px-3 py-1 md:grid-cols-2">
            {services
              .filter(({ slug }) => slug !== service?.slug)
              .map(({ slug, name }) => (
                <Checkbox
                  key={slug}
                  name="dependsOn[]"
                  value={slug}
                  label={name}
                  defaultChecked={service?.dependsOn.includes(slug)}
                />
              ))}
          </div>
        </fieldset>
      </DialogBody>
      <DialogFooter>
        <DialogClose dialog={service ? 'edit-service' : 'add-service'} />
        <SubmitButton>{service ? 'Save service' : 'Add service'}</SubmitButton>
      </DialogFooter>
    </ActionForm>
  )
}
