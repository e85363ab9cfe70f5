import { ArrowUpRight, ChevronDown, ChevronUp, X } from 'lucide-react'
import Link from 'next/link'
import { CategoryMark } from '#components/change/category-badge'
import { ConditionList } from '#components/change/condition-list'
import { DecisionsBox } from '#components/change/decisions-box'
import { RiskBadge } from '#components/change/risk-badge'
import { StatusBadge } from '#components/change/status-badge'
import { askedOf, placeOf } from '#components/inbox/asked'
import { Brief } from '#components/inbox/brief'
import { Id } from '#components/ui/badge'
import { Button, buttonClass, IconButton } from '#components/ui/button'
import { Note } from '#components/ui/note'
import { Time } from '#components/ui/time'
import type { InboxItem } from '#lib/approval/inbox/queries'
import type { ChangePage } from '#lib/change/page/queries'
import { paths } from '#lib/paths'
import { decide } from '../changes/[number]/(record)/side'
import { meetConditionAction } from '../changes/[number]/actions'
import { formKey } from '../changes/[number]/load-change'

/** One change beside the inbox: the brief, who else decides, and the reader's own decision. */
export function Peek({
  page,
  items,
  previous,
  next,
  readerZone,
}: {
  page: ChangePage
  /** What is asked about this change. */
  items: readonly InboxItem[]
  previous?: string
  next?: string
  readerZone?: string
}) {
  const { subject, content, approvals, zone, now } = page
  const { number } = subject
  const standing = approvals?.conditions.filter((one) => one.standing) ?? []
  // A decision and the conditions are dealt with here, everything else in its own place.
  const acts = items.filter(({ ask, mine }) => mine && !['decide', 'confirm', 'fulfil'].includes(ask))
  const own = decide(page)
  return (
    <>
      {/* Below 1024 px the list and its heading make room for the panel. */}
      <h1 className="sr-only lg:hidden">Inbox</h1>
      <header className="border-b border-line px-5 py-3 max-md:px-4">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Id>{number}</Id>
          <CategoryMark category={subject.category} />
          <RiskBadge level={subject.riskLevel} />
          <StatusBadge status={subject.status} outcome={subject.outcome} onHold={subject.heldAt !== null} />
          <span className="ms-auto flex items-center">
            {previous ? (
              <IconButton
                size="s"
                label="Previous"
                icon={<ChevronUp />}
                href={paths.inbox({ open: previous })}
              />
            ) : null}
            {next ? (
              <IconButton size="s" label="Next" icon={<ChevronDown />} href={paths.inbox({ open: next })} />
            ) : null}
            <IconButton
              size="s"
              label="Open the whole change"
              icon={<ArrowUpRight />}
              href={paths.change(number)}
            />
            <Link
              href={paths.inbox()}
              prefetch={false}
              scroll={false}
              data-close=""
              aria-label="Close the panel"
              title="Close the panel"
              className={buttonClass('quiet', 's', true)}
            >
              <X />
            </Link>
          </span>
        </div>
        <h2 className="mt-1 text-lead text-balance">{content.title || 'Untitled'}</h2>
        <p className="text-meta text-3">
          Requested by {page.requestor.name}
          {subject.firstSubmittedAt ? (
            <>
              , <Time at={subject.firstSubmittedAt} zone={zone} shape="day" now={now} />
            </>
          ) : null}
          . {page.next.lead} {page.next.what}
        </p>
      </header>
      <div className="grid flex-1 content-start gap-4 px-5 py-4 max-md:px-4">
        <p className="read line-clamp-5 whitespace-pre-line">{content.description}</p>
        {content.justification ? (
          <p className="line-clamp-3 text-2">
            <b>Why:</b> {content.justification}
          </p>
        ) : null}
        <Brief page={page} readerZone={readerZone} />
        {approvals ? <DecisionsBox approvals={approvals} me={page.me} now={now} zone={zone} /> : null}
        {standing.length > 0 ? (
          <ConditionList
            conditions={standing}
            number={number}
            action={meetConditionAction}
            keys={standing.map(formKey)}
            zone={zone}
          />
        ) : null}
      </div>
      {own || acts.length > 0 ? (
        <div className="grid gap-3 border-t border-line-strong bg-sunken px-5 py-4 max-md:px-4 shrink-0 lg:sticky lg:bottom-0 lg:max-h-[60vh] lg:overflow-y-auto print:hidden">
          {acts.map((item) => (
            <Note
              key={`${item.ask}${item.ref}`}
              tone="accent"
              title={askedOf(item)}
              actions={
                <Button size="s" href={placeOf(item)}>
                  Go there
                </Button>
              }
            />
          ))}
          {own ? (
            <section aria-labelledby="own" className="grid gap-3">
              <h3 id="own">Your decision</h3>
              {own}
            </section>
          ) : null}
        </div>
      ) : null}
    </>
  )
}
