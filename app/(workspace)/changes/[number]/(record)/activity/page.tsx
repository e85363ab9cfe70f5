import { ChangeTimeline } from '#components/change/change-timeline'
import { CommentForm } from '#components/change/comment-form'
import { Pagination } from '#components/table/pagination'
import { EmptyState } from '#components/ui/empty-state'
import { Segments } from '#components/ui/tabs'
import { listTimeline, TIMELINE_FILTERS } from '#lib/change/timeline/queries'
import { paths } from '#lib/paths'
import { commentOnChangeAction } from '../../actions'
import { type ChangeParams, formKey, loadChange } from '../../load-change'

const SIZE = 40
const words = (filter: string) => `${filter.charAt(0).toUpperCase()}${filter.slice(1)}`
const whole = (text: string | string[] | undefined) =>
  typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : undefined

type Params = ChangeParams & { searchParams: Promise<Record<string, string | string[] | undefined>> }
export default async function ActivityPage({ params, searchParams }: Params) {
  const [{ number }, query] = await Promise.all([params, searchParams])
  const { ctx, page, me } = await loadChange(number)
  const filter = TIMELINE_FILTERS.find((one) => one === query.show) ?? 'all'
  const at = whole(query.at)
  const { entries, earlier, later } = await listTimeline(ctx, page.subject.id, {
    filter,
    // A permalink opens the page that ends with its entry.
    before: at === undefined ? whole(query.before) : at + 1,
    after: at === undefined ? whole(query.after) : undefined,
    limit: SIZE,
  })
  const show = filter === 'all' ? undefined : filter
  const link = (to: { before?: number | null; after?: number | null }) =>
    paths.activity(number, {
      show,
      before: to.before ? String(to.before) : undefined,
      after: to.after ? String(to.after) : undefined,
    })
  return (
    <section className="grid max-w-4xl gap-4 px-6 py-5 max-md:px-4" aria-labelledby="activity-title">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="activity-title">Activity</h2>
        <Segments
          label="Show of the timeline"
          items={TIMELINE_FILTERS.map((one) => ({
            href: paths.activity(number, one === 'all' ? {} : { show: one }),
            label: words(one),
            current: one === filter,
          }))}
        />
      </div>
      {entries.length === 0 ? (
        <EmptyState kind="none" title={`No ${filter} on this change`}>
          Choose All to see everything that happened.
        </EmptyState>
      ) : (
        <ChangeTimeline
          entries={entries}
          me={page.me}
          zone={page.zone}
          now={page.now}
          hrefOf={(seq) => `${paths.activity(number, { at: String(seq) })}#event-${seq}`}
        />
      )}
      {earlier !== null || later !== null ? (
        <Pagination
          summary={`${entries.length} entries, oldest first`}
          previousHref={earlier === null ? undefined : link({ before: earlier })}
          nextHref={later === null ? undefined : link({ after: later })}
        />
      ) : null}
      <CommentForm
        action={commentOnChangeAction}
        number={number}
        name={me.name}
        idempotencyKey={formKey()}
        refusal={page.may.comment.ok ? null : page.may.comment.reason}
      />
    </section>
  )
}
