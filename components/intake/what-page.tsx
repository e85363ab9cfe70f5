'use client'
import { useState } from 'react'
import { Button } from '#components/ui/button'
import { Checkbox, Choice } from '#components/ui/choice'
import { TagPicker } from '#components/ui/combobox'
import { Select, TextArea, TextField } from '#components/ui/field'
import { paths } from '#lib/paths'
import { useIntake } from './context'

const CATEGORIES = [
  { value: 'normal', label: 'Normal', detail: 'Planned, assessed and approved before it starts' },
  {
    value: 'emergency',
    label: 'Emergency',
    detail: 'Cannot wait: something is broken, breached or about to be',
  },
]

/** What will be changed, why, and on which services. */
export function WhatPage() {
  const { content, live, restricted, errorOf } = useIntake()
  return (
    <>
      <section className="grid gap-4">
        <TextField
          label="Title"
          name="title"
          required
          maxLength={200}
          defaultValue={content.title}
          error={errorOf('title')}
          help="What changes, on what: “Rotate TLS certificates on the payments edge”."
        />
        <TextArea
          label="Description"
          name="description"
          required
          rows={5}
          maxLength={20_000}
          defaultValue={content.description}
          error={errorOf('description')}
          help="What will be done. Words that point to a risk are proposed to you on the next page."
        />
        <TextArea
          label="Business justification"
          name="justification"
          required
          rows={3}
          maxLength={10_000}
          defaultValue={content.justification}
          error={errorOf('justification')}
          help="Why the business needs it, and what happens without it."
        />
      </section>
      <Choice
        label="Category"
        name="category"
        options={CATEGORIES}
        defaultValue={content.category === 'emergency' ? 'emergency' : 'normal'}
        error={errorOf('category')}
      />
      <section className="grid gap-4">
        <ServicePicker />
        <ImplementerSelect />
        {live ? (
          <div>
            <input type="hidden" name="asksRestricted" value="1" />
            <Checkbox
              label="Restricted"
              name="restricted"
              defaultChecked={restricted}
              detail="Only for security work under embargo: nobody but you, the implementer, those who decide, the CISO, the security lead, compliance and auditors knows that it exists."
            />
          </div>
        ) : null}
        <p className="text-meta text-3">
          Much like an earlier one?{' '}
          <Button href={paths.newChange({ copy: 'choose' })} look="quiet" size="s">
            Start from an earlier change
          </Button>
        </p>
      </section>
    </>
  )
}

const TRIGGERS = [
  { value: 'security_incident', label: 'Security incident' },
  { value: 'system_outage', label: 'System outage' },
  { value: 'data_breach', label: 'Data breach' },
  { value: 'regulatory_violation', label: 'Legal duty broken' },
]
/** What triggered the emergency, and how severe it is. */
export function EmergencyFields({ part }: { part?: 'trigger' | 'severity' }) {
  const { choices, content, errorOf } = useIntake()
  const { emergency } = content
  const error = errorOf('emergency')
  return (
    <>
      {part === 'severity' ? null : (
        <Choice
          id="emergency"
          label="What kind of emergency?"
          name="emergency.trigger"
          options={TRIGGERS.map((option) => ({ ...option, detail: '' }))}
          defaultValue={emergency?.trigger}
          error={error && !emergency?.trigger ? error : undefined}
        />
      )}
      {part === 'trigger' ? null : (
        <Choice
          label="How severe?"
          name="emergency.severity"
          options={([1, 2, 3] as const).map((severity) => ({
            value: String(severity),
            label: `Severity ${severity}`,
            detail: `decide in ${choices.hours[severity]} h`,
          }))}
          defaultValue={emergency ? String(emergency.severity) : undefined}
        />
      )}
    </>
  )
}

/** The catalogue, by typing; without script a plain list. */
export function ServicePicker({ label = 'Services', help }: { label?: string; help?: string }) {
  const { choices, content, errorOf, touch } = useIntake()
  const options = choices.services.map(({ slug, name, environment, tier, regulated }) => ({
    value: slug,
    label: name,
    detail: `${slug} · tier ${tier} · ${environment}${regulated ? ' · regulated' : ''}`,
  }))
  return (
    <div>
      <TagPicker
        label={label}
        name="services[]"
        id="services"
        required
        options={options}
        defaultValues={content.services}
        onChange={touch}
        placeholder="Add a service"
        error={errorOf('services')}
        help={help ?? 'Everything that is changed or goes down meanwhile.'}
      />
      <noscript>
        <select
          multiple
          name="services[]"
          aria-label={label}
          defaultValue={content.services}
          className="box mt-1 h-40"
        >
          {options.map(({ value, label: name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </noscript>
    </div>
  )
}

function ImplementerSelect() {
  const { choices, content } = useIntake()
  const [all] = useState(() =>
    [...choices.people].sort((a, b) => Number(b.implements) - Number(a.implements)),
  )
  return (
    <Select
      label="Implementer"
      name="implementerId"
      note="may be chosen later"
      empty="Not chosen yet"
      defaultValue={content.implementerId ?? ''}
      help="Who carries it out, and so decides nothing about it."
      options={all.map(({ id, name, implements: does }) => ({
        value: id,
        label: does ? `${name}, implementer` : name,
      }))}
    />
  )
}
