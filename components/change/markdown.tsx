import ReactMarkdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'

const PARTS: Components = {
  // One h1 per page, and its sections are h2: what people write begins below them.
  h1: ({ children }) => <h3 className="mt-3 first:mt-0">{children}</h3>,
  h2: ({ children }) => <h3 className="mt-3 first:mt-0">{children}</h3>,
  h3: ({ children }) => <h4 className="mt-2 font-label first:mt-0">{children}</h4>,
  ul: ({ children }) => <ul className="ms-5 grid list-disc gap-0.5">{children}</ul>,
  ol: ({ children }) => <ol className="ms-5 grid list-decimal gap-0.5">{children}</ol>,
  code: ({ children }) => (
    <code className="rounded-badge bg-fill-1 px-1 font-mono text-meta">{children}</code>
  ),
  pre: ({ children }) => (
    <pre tabIndex={0} className="overflow-x-auto rounded-control bg-fill-1 p-2">
      {children}
    </pre>
  ),
  blockquote: ({ children }) => (
    <blockquote className="border-s-2 border-line-strong ps-3 text-2">{children}</blockquote>
  ),
  a: ({ children, href }) => (
    <a href={href} rel="noopener noreferrer nofollow">
      {children}
    </a>
  ),
  // A picture elsewhere would tell its server who reads this change.
  img: ({ alt }) => <span className="text-3">[picture: {alt || 'without description'}]</span>,
  table: ({ children }) => (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Table">
      <table className="[&_td]:border [&_td]:border-line [&_td]:px-2 [&_th]:border [&_th]:border-line [&_th]:px-2">
        {children}
      </table>
    </div>
  ),
}

/** What a person wrote, as Markdown; raw HTML is shown as text (T09). */
export function Markdown({ children }: { children: string }) {
  return (
    <div className="read grid gap-2 [overflow-wrap:anywhere]">
      <ReactMarkdown remarkPlugins={[remarkGfm]} components={PARTS}>
        {children}
      </ReactMarkdown>
    </div>
  )
}
