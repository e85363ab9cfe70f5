import { sql } from './client'
import { connectAs } from './testing'

/**
 * A long history beside the company of a test: `size` changes of a row's usual weight, over the years before now, with
 * their words and services. Written by the owner past the triggers of the row, so that it takes seconds; most are closed,
 * some are rare on purpose, and one word in each is one of a hundred.
 */
export async function writeHistory(size: number) {
  const owner = connectAs('cabinet_owner', 1)
  await owner.unsafe('alter table change disable trigger user')
  await owner`
    insert into change (number, requestor_id, status, outcome, content, digest, authors, restricted, title, category, risk_level,
      planned_start, planned_end, implementer_id, service_slugs, created_at, updated_at)
    select 'CHG-' || 100000 + n, people[1 + n % 7], status, case when status = 'closed' then
        (array['successful', 'successful', 'successful', 'with_issues', 'rolled_back'])[1 + n % 5] end,
      jsonb_build_object('title', 'Patch host ' || n, 'description', repeat(md5(n::text) || ' ', 20), 'services', jsonb_build_array(slug)),
      md5(n::text), array[people[1 + n % 7]], n % 500 = 0, 'Patch host ' || n,
      case when n % 97 = 0 then 'major' when n % 13 = 0 then 'emergency' when n % 5 = 0 then 'standard' else 'normal' end,
      case when n % 211 = 0 then 'VERY_HIGH' else (array['VERY_LOW', 'LOW', 'MEDIUM', 'HIGH'])[1 + n % 4] end,
      at, at + interval '2 hours', people[1 + n % 5], array[slug], at - interval '9 days', at + interval '1 day'
    from (select n, now() - n * interval '1 day' * (2000.0 / ${size}::int) as at,
        case when n > ${size}::int / 100 then case when n % 31 = 0 then 'cancelled' else 'closed' end
          else (array['draft', 'in_review', 'approved', 'scheduled', 'implementing', 'in_pir'])[1 + n % 6] end as status,
        case when n % 991 = 0 then 'wiki' when n % 3 = 0 then 'ledger-db' else 'payments-api' end as slug
      from generate_series(1, ${size}::int) n) history,
      (select array_agg(id order by name) as people from person) everybody`
  await owner.unsafe('alter table change enable trigger user')
  await owner`insert into change_service select c.id, s.id from change c join service s on s.slug = any (c.service_slugs)
    on conflict do nothing`
  await owner`
    insert into change_words select id, (format('''patch'':1A ''host'':2A ''w%s'':4B ''r%s'':5B ''kernel'':6B ', substr(number, 5)::int % 100,
      substr(number, 5)) || long.words)::tsvector
    from change, (select string_agg(format('''filler%s'':%s', f, positions), ' ') as words from generate_series(1, 3) f,
      (select string_agg(p || 'C', ',') as positions from generate_series(10, 200) p) at) long on conflict do nothing`
  for (const table of ['change', 'change_service', 'change_words', 'person', 'service'])
    await owner.unsafe(`vacuum analyze ${table}`)
}

export type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[]; [key: string]: unknown }

/** How the database would answer, asked as the app. */
export async function explain(text: string, values: readonly unknown[]): Promise<Plan> {
  const [row] = await sql.unsafe<{ 'QUERY PLAN': [{ Plan: Plan }] }[]>(`explain (format json) ${text}`, [
    ...values,
  ] as never)
  return row!['QUERY PLAN'][0].Plan
}
