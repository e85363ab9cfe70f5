import clsx from 'clsx'
import { Ellipsis, Plus, Siren } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button'
import { NavLink } from '#components/ui/nav-link'
import { menuItemClass, Popover } from '#components/ui/popover'
import { Brand } from './brand'
import { DemoBadge } from './demo-badge'
import { RailToggle } from './rail-toggle'

export type NavItem = {
  href: string
  label: string
  icon: ReactNode
  /** A number or a time that asks for attention. */
  count?: number | string
  /** The pages of the item lie below this address; by default below `href`. */
  under?: string
  /** Decided by the address when it is left out. */
  current?: boolean
}

type AppShellProps = {
  /** Where the brand leads. */
  home: string
  items: readonly NavItem[]
  /** Below a line: compliance and administration, by role. */
  more?: readonly NavItem[]
  /** At the foot of the rail. */
  foot?: readonly NavItem[]
  /** From the cookie `rail` (`narrow`). */
  narrow?: boolean
  search?: ReactNode
  /** No control without a destination: each appears only when its address is given. */
  newChangeHref?: string
  emergencyHref?: string
  bell?: ReactNode
  identity?: ReactNode
  demo?: boolean
  children: ReactNode
}

/** Rail, top bar and main; on a phone the rail becomes tabs at the bottom. A server component: it works without script. */
export function AppShell(props: AppShellProps) {
  const {
    home,
    items,
    more = [],
    foot = [],
    narrow,
    search,
    newChangeHref,
    emergencyHref,
    bell,
    identity,
    demo,
    children,
  } = props
  return (
    <>
      <a
        href="#main"
        className="sr-only z-50 rounded-control bg-accent px-3 py-1.5 text-on-accent focus:not-sr-only focus:fixed focus:start-2 focus:top-2"
      >
        Skip to content
      </a>
      <div id="shell" data-rail={narrow ? 'narrow' : undefined} className="shell group/shell">
        <aside className="rail sticky top-0 flex h-screen flex-col overflow-y-auto border-e border-line bg-sunken px-2 pb-2 max-md:hidden print:hidden">
          <Link
            prefetch={false}
            href={home}
            aria-label="Cabinet, my start page"
            className="flex h-12 shrink-0 items-center px-2 no-underline"
          >
            <Brand />
          </Link>
          <RailNav label="Main" items={items} />
          {more.length > 0 ? (
            <>
              <hr className="m-2 border-line" />
              <RailNav label="Governance and administration" items={more} />
            </>
          ) : null}
          <div className="mt-auto grid gap-px pt-4">
            {foot.length > 0 ? <RailNav label="Help" items={foot} /> : null}
            <RailToggle narrow={narrow} />
          </div>
        </aside>
        <header className="sticky top-0 z-20 flex h-12 items-center gap-2 border-b border-line bg-canvas px-4 max-md:h-14 max-sm:gap-1 max-sm:px-3 print:hidden">
          <Link
            prefetch={false}
            href={home}
            aria-label="Cabinet, my start page"
            className="no-underline max-sm:[&_.brand-word]:sr-only md:hidden"
          >
            <Brand />
          </Link>
          {search}
          <div className="ms-auto flex items-center gap-2">
            {newChangeHref ? (
              <Button href={newChangeHref} look="primary" icon={<Plus />} className="max-md:hidden">
                New change
              </Button>
            ) : null}
            {emergencyHref ? (
              <Button href={emergencyHref} look="danger" icon={<Siren />} className="max-md:h-9">
                Emergency
              </Button>
            ) : null}
            {bell}
            {identity || demo ? (
              <div className="ms-1 flex h-8 items-center gap-2 border-s border-line ps-2">
                {identity}
                {demo ? <DemoBadge /> : null}
              </div>
            ) : null}
          </div>
        </header>
        <main id="main" tabIndex={-1} className="min-w-0 bg-canvas outline-none">
          {children}
        </main>
        <PhoneTabs items={items} rest={[...more, ...foot]} newChangeHref={newChangeHref} />
      </div>
    </>
  )
}

function RailNav({ label, items }: { label: string; items: readonly NavItem[] }) {
  return (
    <nav aria-label={label} className="grid gap-px">
      {items.map((item) => (
        <NavLink
          key={item.href}
          href={item.href}
          under={item.under}
          current={item.current}
          className="rail-item relative flex h-8 items-center gap-2 rounded-control px-2 font-medium text-2 no-underline hover:bg-fill-1 hover:no-underline focus-visible:-outline-offset-2 aria-[current]:bg-fill-2 aria-[current]:text-1 [&>svg]:size-4 [&>svg]:text-3 aria-[current]:[&>svg]:text-accent"
        >
          {item.icon}
          <span className="rail-word">{item.label}</span>
          {item.count ? (
            <span className="rail-count ms-auto text-meta font-medium text-3 tabular-nums">{item.count}</span>
          ) : null}
        </NavLink>
      ))}
    </nav>
  )
}

/** Five tabs at most; what does not fit is one press away under More. */
function PhoneTabs({
  items,
  rest,
  newChangeHref,
}: {
  items: readonly NavItem[]
  rest: readonly NavItem[]
  newChangeHref?: string
}) {
  const all = [...items, ...rest]
  const shown = all.length <= 5 && !newChangeHref ? all : items.slice(0, 4)
  const hidden = all.filter((item) => !shown.includes(item))
  const tab =
    'relative grid h-15 content-center justify-items-center gap-0.5 text-micro font-medium text-3 no-underline hover:no-underline focus-visible:-outline-offset-2 aria-[current]:text-accent [&>svg]:size-5'
  return (
    <nav
      aria-label="Main, phone"
      className="fixed inset-x-0 bottom-0 z-20 grid auto-cols-fr grid-flow-col border-t border-line-strong bg-canvas pb-[env(safe-area-inset-bottom)] group-has-[.action-bar]/shell:hidden md:hidden print:hidden"
    >
      {shown.map((item) => (
        <NavLink key={item.href} href={item.href} under={item.under} current={item.current} className={tab}>
          {item.icon}
          {item.label}
          {typeof item.count === 'number' && item.count > 0 ? (
            <span className="absolute start-[calc(50%+6px)] top-1.5 min-w-3.5 rounded-full bg-accent px-1 text-center text-[10px] leading-3.5 text-on-accent">
              {item.count}
            </span>
          ) : null}
        </NavLink>
      ))}
      {hidden.length > 0 || newChangeHref ? (
        <Popover
          trigger={
            <>
              <Ellipsis />
              More
            </>
          }
          triggerClass={tab}
          side="up"
          className="min-w-56 p-1"
        >
          {newChangeHref ? (
            <Link prefetch={false} href={newChangeHref} className={clsx(menuItemClass, 'min-h-11')}>
              <Plus />
              New change
            </Link>
          ) : null}
          {hidden.map((item) => (
            <NavLink
              key={item.href}
              href={item.href}
              under={item.under}
              current={item.current}
              className={clsx(menuItemClass, 'min-h-11 aria-[current]:text-accent')}
            >
              {item.icon}
              {item.label}
            </NavLink>
          ))}
        </Popover>
      ) : null}
    </nav>
  )
}
