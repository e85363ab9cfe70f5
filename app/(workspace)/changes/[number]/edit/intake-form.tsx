'use client'
import { IntakeContext } from '#components/intake/context'
import { EmergencyPage } from '#components/intake/emergency-page'
import { EmergencyRail } from '#components/intake/emergency-rail'
import { OpenAnswers } from '#components/intake/open-answers'
import { PageFoot } from '#components/intake/page-foot'
import { PageHead } from '#components/intake/page-head'
import { PlanPage } from '#components/intake/plan-page'
import { PreviewRail } from '#components/intake/preview-rail'
import { RiskPage } from '#components/intake/risk-page'
import { SaveConflict } from '#components/intake/save-conflict'
import { SubmitPage } from '#components/intake/submit-page'
import { WhatPage } from '#components/intake/what-page'
import { WhenPage } from '#components/intake/when-page'
import { Note } from '#components/ui/note'
import { type IntakeProps, useIntakeForm } from './use-intake-form'

/** The whole form: its pages, what is computed beside them, and how it is saved. Each page posts by itself without script. */
export function IntakeForm(props: IntakeProps) {
  const { change, zone } = props
  const state = useIntakeForm(props)
  const { intake, draft, page, step, emergency, shown } = state
  return (
    <IntakeContext value={intake}>
      <div className="grid grid-cols-[minmax(0,1fr)] lg:min-h-[calc(100vh-48px)] lg:grid-cols-[minmax(0,1fr)_344px]">
        <form
          ref={state.form}
          action={state.save}
          aria-label="Change"
          className="flex min-w-0 flex-col"
          onInput={state.read}
          onClickCapture={state.follow}
          onSubmit={(event) => {
            event.preventDefault()
            state.press((event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null)
          }}
        >
          <input type="hidden" name="step" value={page} />
          <input type="hidden" name="number" value={intake.number ?? ''} />
          <input type="hidden" name="version" value={draft.stored.current.version ?? ''} />
          <input type="hidden" name="zone" value={zone} />
          <PageHead step={step} saved={draft.state} emergency={emergency} />
          <div className="grid max-w-220 gap-7 px-8 pt-5 pb-7 max-md:px-4">
            {draft.state.kind === 'conflict' ? (
              <SaveConflict
                mine={draft.state.mine}
                theirs={draft.state.theirs}
                onMine={() => state.settle('mine')}
                onTheirs={() => state.settle('theirs')}
              />
            ) : null}
            {state.refusals.map((message) => (
              <Note key={message} tone="stop" live="alert">
                {message}
              </Note>
            ))}
            {step === 'submit' || shown.length === 0 ? null : (
              <OpenAnswers
                title={
                  shown.length === 1
                    ? 'One answer on this page needs attention'
                    : `${shown.length} answers on this page need attention`
                }
                errors={shown}
              />
            )}
            <div key={`${page} ${state.remount}`} className="contents">
              {page === 'emergency' ? <EmergencyPage /> : null}
              {page === 'what' ? <WhatPage /> : null}
              {page === 'risk' ? <RiskPage /> : null}
              {page === 'when' ? <WhenPage /> : null}
              {page === 'plan' ? (
                <PlanPage
                  files={change.files}
                  mayAttach={change.mayAttach}
                  ready={async () => ((await draft.flush(true)) ? draft.stored.current.number : null)}
                  onVersion={draft.noteVersion}
                />
              ) : null}
              {page === 'submit' ? (
                <SubmitPage missing={state.missing} askedAnew={change.askedAnew} revision={change.revision} />
              ) : null}
            </div>
          </div>
          <PageFoot
            step={step}
            emergency={emergency}
            status={change.status}
            revision={change.revision}
            maySubmit={change.maySubmit}
            dirty={!intake.live && Object.keys(draft.unsaved()).length > 0}
            busy={state.busy}
          />
        </form>
        {emergency ? <EmergencyRail /> : <PreviewRail />}
      </div>
    </IntakeContext>
  )
}
