'use client'
import { Button } from '#components/ui/button'
import { Diff } from '#components/ui/diff'
import { Note } from '#components/ui/note'
import { differencesOf } from '#lib/change/difference'
import type { ChangeContent } from '#lib/change/schema'

/** The draft was saved in another window meanwhile: both versions, and the choice between them. */
export function SaveConflict({
  mine,
  theirs,
  onMine,
  onTheirs,
}: {
  mine: ChangeContent
  theirs: ChangeContent
  onMine: () => void
  onTheirs: () => void
}) {
  const fields = differencesOf(theirs, mine)
  return (
    <Note
      tone="stop"
      live="alert"
      title="This draft was saved in another window."
      actions={
        <>
          <Button size="s" onClick={onTheirs}>
            Take the other version
          </Button>
          <Button size="s" look="primary" onClick={onMine}>
            Keep mine
          </Button>
        </>
      }
    >
      The struck lines are saved there, the others are yours here. Keeping yours leaves what else was written
      there as it is.
      <div className="mt-2">
        <Diff fields={fields} />
      </div>
    </Note>
  )
}
