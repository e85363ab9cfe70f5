/** Who looks: most pages somebody without special sight of changes; the inbox and the decision the busiest role. */
const READER = 'ann@example.com'
const MANAGER = 'mona@example.com'
const REQUESTOR = 'rita@example.com'
export const CAST = [READER, MANAGER, REQUESTOR]

/** A page with a layout of its own, made anew for each request, that asks the database nothing. */
export const TRIVIAL = 'the page that says "Nothing is here"'

const PREVIEW = {
  title: 'Open the firewall for the settlement partner',
  description: 'Change the firewall rules of the payments network and migrate the database of the ledger.',
  services: ['payments-api'],
  declared: ['SEC-001', 'TECH-001'],
  facts: {},
}
const CONTENT = {
  title: 'Renew the certificate of the intranet search',
  description: 'Install the renewed certificate and restart the service.',
  justification: 'The present one runs out at the end of the month.',
  services: ['statements'],
}

/**
 * What is measured, each as { name, kind, run }. Reads can be asked again and again; a write is given as many subjects
 * as it will be asked, made before its clock starts. `facts` are of the filled database.
 */
export function targetsOf(people, facts) {
  const reader = people.get(READER)
  const manager = people.get(MANAGER)
  const requestor = people.get(REQUESTOR)
  const page = (name, path, who = reader) => ({ name, kind: 'page', path, who, run: () => who.page(path) })
  const draft = async () => (await requestor.rest('POST', '/changes', CONTENT)).number
  const submit = (number) => requestor.rest('POST', `/changes/${number}/submission`, {})
  return [
    { name: 'trivial page', kind: 'trivial', who: reader, run: () => reader.page('/nothing-is-here', 404) },
    page('inbox', '/inbox', manager),
    page('change list, first page', '/changes'),
    page('change list, deep page', `/changes?cursor=${facts.cursor}`),
    page('change list, filtered', `/changes?status=closed&risk=HIGH&service=${facts.service}`),
    page('change list, searched for a word', `/changes?q=${facts.word}`),
    page('change list, searched for a host', `/changes?q=${facts.host}`),
    page('change page', `/changes/${facts.number}`),
    page('calendar, month', '/calendar'),
    {
      name: 'risk preview (REST)',
      kind: 'call',
      who: reader,
      run: () => reader.rest('POST', '/risk-assessments/preview', PREVIEW),
    },
    { name: 'submit (REST)', kind: 'write', prepare: draft, run: submit },
    {
      name: 'decide (REST)',
      kind: 'write',
      async prepare() {
        const number = await draft()
        await submit(number)
        return facts.stepOf(number)
      },
      run: ({ number, step, digest }) =>
        manager.rest('POST', `/changes/${number}/steps/${step}/decision`, {
          decision: 'approve',
          reason: 'Tested on staging.',
          digest,
        }),
    },
  ]
}

/** What the targets need to know of a filled database. */
export async function factsOf(owner, people) {
  const reader = people.get(READER)
  const [{ rows }] = await owner`select count(*)::int as rows from change`
  const [deep] = await owner`select id, updated_at::text as at from change where not restricted
    order by updated_at desc, id offset ${Math.floor(rows * 0.9)} limit 1`
  const { next } = await reader.rest('GET', '/changes?limit=5')
  const place = JSON.parse(Buffer.from(next, 'base64url').toString('utf8'))
  const cursor = Buffer.from(JSON.stringify({ ...place, value: deep.at, id: deep.id })).toString('base64url')
  const [change] = await owner`select number from change where status = 'closed' and not restricted
    order by closed_at desc offset 20 limit 1`
  const [service] = await owner`select s.slug from change_service cs join service s on s.id = cs.service_id
    group by s.slug order by count(*) desc limit 1`
  const [spoken] =
    await owner`select word from bench.word where place = (select count(*) / 3 from bench.word)`
  const [host] =
    await owner`select substring(content ->> 'description' from 'on host (.*)[.]$') as host from change
    where content ->> 'description' like '% on host %' order by id limit 1`
  return {
    rows,
    cursor,
    number: change.number,
    service: service.slug,
    word: encodeURIComponent(spoken.word),
    host: encodeURIComponent(host.host),
    async stepOf(number) {
      const [row] = await owner`select c.number, c.digest, s.id as step from change c join approval_step s
        on s.change_id = c.id and s.revision = c.revision
        where c.number = ${number} and s.role = 'change_manager'`
      return row
    },
  }
}
