'use client'
import { Checkbox } from '#components/ui/choice'
import { DateField, Select, TextArea, TextField } from '#components/ui/field'
import type { ChangeContent } from '#lib/change/schema'
import type { Verdict } from '#lib/refusal'
import { type AttachedFile, useIntake } from './context'
import { Files } from './files'
import { Rows } from './rows'

const step = (id: string): ChangeContent['steps'][number] => ({
  id,
  title: '',
  detail: '',
  ownerId: null,
  minutes: null,
})
const RESULTS = [
  { value: 'planned', label: 'Planned' },
  { value: 'passed', label: 'Passed' },
  { value: 'failed', label: 'Failed' },
]

/** What is done in which order, how it was tested, the way back, who is told, and files. */
export function PlanPage({
  files,
  mayAttach,
  ready,
  onVersion,
}: {
  files: readonly AttachedFile[]
  mayAttach: Verdict
  ready: () => Promise<string | null>
  onVersion: (version: number) => void
}) {
  const { content, errorOf } = useIntake()
  const { rollback } = content
  return (
    <>
      <section className="grid gap-3">
        <h2>Steps</h2>
        <Rows name="steps" rows={content.steps} blank={step} word="step" ordered>
          {(row, name) => <StepFields row={row} name={name} />}
        </Rows>
      </section>
      <section className="grid gap-3">
        <h2>Tests</h2>
        <Rows
          name="tests"
          rows={content.tests}
          blank={(id) => ({ id, title: '', result: 'planned' as const, evidence: '', on: null })}
          word="test"
        >
          {(row, name) => (
            <>
              <TextField
                label="Test"
                id={`${name}.first`}
                name={`${name}.title`}
                defaultValue={row.title}
                maxLength={200}
              />
              <div className="grid gap-2 md:grid-cols-[140px_160px_minmax(0,1fr)]">
                <Select label="Result" name={`${name}.result`} options={RESULTS} defaultValue={row.result} />
                <DateField
                  label="On"
                  name={`${name}.on`}
                  defaultValue={row.on ?? ''}
                  error={errorOf(`${name}.on`)}
                />
                <TextField
                  label="Evidence"
                  name={`${name}.evidence`}
                  defaultValue={row.evidence}
                  maxLength={2000}
                  placeholder="Link, run or report"
                />
              </div>
            </>
          )}
        </Rows>
      </section>
      <section className="grid gap-3">
        <h2>Rollback</h2>
        <Rows name="rollback.steps" rows={rollback.steps} blank={step} word="rollback step" ordered>
          {(row, name) => <StepFields row={row} name={name} />}
        </Rows>
        <Checkbox
          label="Not possible, forward fix only"
          detail="Says that nothing leads back once it is done. Reviewers weigh it."
          name="rollback.notPossible"
          defaultChecked={rollback.notPossible}
        />
        <div className="grid gap-3 md:grid-cols-[160px_minmax(0,1fr)]">
          <DateField
            label="Rollback tested on"
            name="rollback.testedOn"
            defaultValue={rollback.testedOn ?? ''}
            error={errorOf('rollback.testedOn')}
          />
          <TextField
            label="Tested where"
            name="rollback.testedWhere"
            defaultValue={rollback.testedWhere}
            maxLength={200}
            placeholder="Staging, with last night’s data"
          />
        </div>
      </section>
      <section className="grid gap-3">
        <h2>Communication</h2>
        <Rows
          name="communication"
          rows={content.communication}
          blank={(id) => ({ id, audience: '', channel: '', when: '', message: '' })}
          word="message"
        >
          {(row, name) => (
            <>
              <div className="grid gap-2 md:grid-cols-3">
                <TextField
                  label="Who is told"
                  id={`${name}.first`}
                  name={`${name}.audience`}
                  defaultValue={row.audience}
                  maxLength={200}
                />
                <TextField label="How" name={`${name}.channel`} defaultValue={row.channel} maxLength={100} />
                <TextField label="When" name={`${name}.when`} defaultValue={row.when} maxLength={200} />
              </div>
              <TextArea
                label="Message"
                name={`${name}.message`}
                rows={2}
                defaultValue={row.message}
                maxLength={2000}
              />
            </>
          )}
        </Rows>
      </section>
      <Files files={files} mayAttach={mayAttach} ready={ready} onVersion={onVersion} />
    </>
  )
}

function StepFields({ row, name }: { row: ChangeContent['steps'][number]; name: string }) {
  const { choices, errorOf } = useIntake()
  return (
    <>
      <div className="grid gap-2 md:grid-cols-[minmax(0,1fr)_180px_88px]">
        <TextField
          label="Step"
          id={`${name}.first`}
          name={`${name}.title`}
          defaultValue={row.title}
          maxLength={200}
        />
        <Select
          label="Owner"
          name={`${name}.ownerId`}
          empty="Nobody yet"
          defaultValue={row.ownerId ?? ''}
          options={choices.people.map(({ id, name: person }) => ({ value: id, label: person }))}
        />
        <TextField
          label="Minutes"
          name={`${name}.minutes`}
          type="number"
          inputMode="numeric"
          min={0}
          max={20_160}
          step={1}
          defaultValue={row.minutes ?? ''}
          error={errorOf(`${name}.minutes`)}
        />
      </div>
      <TextArea
        label="Detail"
        name={`${name}.detail`}
        rows={1}
        defaultValue={row.detail}
        maxLength={4000}
        hideLabel
        placeholder="Commands, links, what to look for"
      />
    </>
  )
}
