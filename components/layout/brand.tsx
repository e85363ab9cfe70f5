import clsx from 'clsx'

/** The drawer mark; the word disappears where the rail is narrow. */
export function Brand({ large, className }: { large?: boolean; className?: string }) {
  const size = large ? 24 : 20
  return (
    <span
      className={clsx(
        'flex items-center gap-2 font-semibold text-1',
        large ? 'text-lead' : 'text-read',
        className,
      )}
    >
      <svg
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <rect x="3" y="2.5" width="18" height="19" rx="3" />
        <path d="M3 9h18M3 15.5h18M10 5.8h4M10 12.3h4M10 18.5h4" />
      </svg>
      <span className="brand-word">Cabinet</span>
    </span>
  )
}
