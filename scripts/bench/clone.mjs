/** What a change passes through on its way to a state, after `draft`: the shortest way that the guards allow. */
const COURSE = {
  draft: [],
  in_review: ['submitted', 'in_review'],
  deferred: ['submitted', 'in_review', 'deferred'],
  rejected: ['submitted', 'in_review', 'rejected'],
  approved_with_conditions: ['submitted', 'in_review', 'approved_with_conditions'],
  approved: ['submitted', 'in_review', 'approved'],
  scheduled: ['submitted', 'in_review', 'approved', 'scheduled'],
  implementing: ['submitted', 'in_review', 'approved', 'scheduled', 'implementing'],
  validating: ['submitted', 'in_review', 'approved', 'scheduled', 'implementing', 'validating'],
  in_pir: ['submitted', 'in_review', 'approved', 'scheduled', 'implementing', 'in_pir'],
  closed: ['submitted', 'in_review', 'approved', 'scheduled', 'implementing', 'in_pir', 'closed'],
  cancelled: ['submitted', 'in_review', 'cancelled'],
}
const LONGEST = Math.max(...Object.values(COURSE).map(({ length }) => length))

/** The rows of a change that are copied with it, in the order in which they refer to each other, and which of them. */
const PARTS = {
  change_service: 'true',
  change_revision: 't.revision = p.revision',
  risk_assessment: 't.revision = p.revision',
  approval_step: 't.revision = p.revision',
  decision: 't.revision = p.revision',
  approval_condition: 't.revision = p.revision',
  board_ruling: 't.revision = p.revision',
  // One of them: with each comment the words that a change is found by are made anew.
  change_comment: 't.id = (select min(m.id::text)::uuid from change_comment m where m.change_id = p.id)',
  implementation_run: 'true',
  step_tick: 't.run_id in (select r.id from implementation_run r where r.change_id = p.id)',
  review: 'true',
}
/** Columns that name a row which is copied too: its copy has the same digest of name and place. */
const TWINS = ['id', 'step_id', 'decision_id', 'voids', 'run_id']
const twin = (column) => `md5(${column}::text || b.place)::uuid`

/**
 * The statements that copy a batch of prototypes, each change by the legal moves from draft on, so that every guard
 * of the database looks at every row. Written from the catalogue: a column that is added later is copied as well.
 */
export async function cloningOf(sql) {
  const columns = await sql`
    select table_name as table, column_name as name, data_type as type from information_schema.columns
    where table_schema = 'public' and is_generated = 'NEVER' order by table_name, ordinal_position`
  const insert = (table, own, from, order = '') => {
    const listed = columns.filter((column) => column.table === table)
    const value = ({ name, type }) => {
      if (Object.hasOwn(own, name)) return own[name]
      if (TWINS.includes(name) && type === 'uuid') return twin(`t.${name}`)
      if (name === 'digest') return 'case when t.digest = p.digest then b.digest else t.digest end'
      if (type === 'timestamp with time zone') return `t.${name} - b.shift`
      return `t.${name}`
    }
    return `insert into ${table} (${listed.map(({ name }) => `"${name}"`)})
      select ${listed.map(value)} from batch b join bench.prototype p on p.id = b.prototype ${from} ${order}`
  }
  const part = (table) =>
    insert(
      table,
      { change_id: 'b.id', revision: '1', content: 't.content || b.patch' },
      `join ${table} t on ${table === 'step_tick' ? 'true' : 't.change_id = p.id'} and ${PARTS[table]}`,
      // A word that takes another back comes after it.
      table === 'decision' ? 'order by t.decided_at' : '',
    )
  const move = (step) => `update change set status = b.course[${step}], revision = 1
    from batch b where change.id = b.id and cardinality(b.course) >= ${step}`
  return [
    insert(
      'change',
      {
        id: 'b.id',
        number: 'b.number',
        status: `'draft'`,
        revision: '0',
        digest: 'b.digest',
        title: `b.patch ->> 'title'`,
        content: 't.content || b.patch',
        copied_from_id: 'null',
      },
      'join change t on t.id = p.id',
    ),
    move(1),
    move(2),
    ...Object.keys(PARTS).map(part),
    ...Array.from({ length: LONGEST - 2 }, (_, at) => move(at + 3)),
    insert(
      'audit_event',
      {
        stream: `'change:' || b.id`,
        seq: '0',
        id: `md5(t.id || b.place)`,
        occurred_at: `to_char((t.occurred_at::timestamptz - b.shift) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
        payload: `replace(replace(t.payload, p.id::text, b.id::text), p.number, b.number)`,
      },
      `join bench.event e on e.prototype = p.id join audit_event t on t.stream = e.stream and t.seq = e.seq`,
      'order by t.occurred_at, t.seq',
    ),
    insert(
      'notification',
      {
        id: 'gen_random_uuid()',
        event_id: `md5(t.event_id || b.place)`,
        change_id: 'b.id',
        read_at: 't.created_at - b.shift',
      },
      `join bench.notice e on e.prototype = p.id join notification t on t.id = e.id`,
    ),
  ]
}

/**
 * Chooses what is copied: changes of the demo whose last revision can be brought to its state on paper, the events and
 * notices that go along, and the words that texts are varied with. In a schema of its own, made by the owner.
 */
export async function choosePrototypes(owner) {
  const course = Object.entries(COURSE)
    .map(([status, moves]) => `('${status}', '{${moves}}'::text[])`)
    .join()
  await owner.unsafe(`
    drop schema if exists bench cascade;
    create schema bench;
    create table bench.prototype as
      select c.id, c.number, c.revision, c.status, c.digest, c.title, c.content ->> 'description' as description, c.created_at,
        case when c.revision = 0 then case when c.status = 'cancelled' then '{cancelled}' else '{}' end::text[] else m.course end as course,
        coalesce(c.closed_at, c.updated_at) as finished_at, c.planned_start, c.planned_end,
        c.status in ('closed', 'cancelled', 'rejected') as past
      from change c join (values ${course}) as m (status, course) on m.status = c.status
      where not c.restricted;
    create table bench.event as
      select p.id as prototype, e.stream, e.seq from bench.prototype p
        join lateral (select e.stream, e.seq from audit_event e where e.stream = 'change:' || p.id
          order by e.type in ('change.drafted', 'approval.granted') desc, e.seq limit 2) e on true;
    create table bench.notice as
      select p.id as prototype, n.id from bench.prototype p
        join lateral (select n.id from notification n where n.change_id = p.id order by n.created_at, n.id limit 1) n on true;
    create table bench.word as
      select word, row_number() over (order by md5(word)) - 1 as place from (
        select distinct lower(w) as word from change c,
          regexp_split_to_table(c.title || ' ' || (c.content ->> 'description') || ' ' || (c.content ->> 'justification'), '[^[:alpha:]]+') w
        where length(w) > 3) words;
    create unique index on bench.word (place);
    grant usage on schema bench to cabinet_app;
    grant select on all tables in schema bench to cabinet_app;
    analyze;`)
}

/** Leaves only prototypes that the guards let through, and says how many those are. */
export async function tryPrototypes(owner, app, cloning) {
  const prototypes = await owner`select id, number, status from bench.prototype`
  const refused = []
  for (const { id, number, status } of prototypes) {
    const undone = new Error('tried')
    try {
      await app.begin(async (tx) => {
        await makeBatch(tx)
        await tx`insert into batch ${batchOf(tx, tx`select 0 as n, ${id}::uuid as prototype, now() as finished`)}`
        for (const statement of cloning) await tx.unsafe(statement)
        const [made] = await tx`select status from change where id = (select id from batch)`
        if (made?.status !== status) throw new Error(`${number} ends ${made?.status} instead of ${status}.`)
        throw undone
      })
    } catch (error) {
      if (error !== undone) refused.push({ id, number, reason: error.message })
    }
  }
  const dropped = refused.map(({ id }) => id)
  await owner`delete from bench.prototype where id = any(${dropped})`
  await owner`alter table bench.prototype add column place integer`
  await owner`update bench.prototype set place = ranked.place from (
    select id, (row_number() over (partition by status order by number) - 1)::int as place from bench.prototype) ranked
    where ranked.id = prototype.id`
  await owner`analyze bench.prototype`
  return { kept: prototypes.length - refused.length, refused }
}

export const makeBatch = (sql) => sql`
  create temporary table if not exists batch (place text, prototype uuid, id uuid, number text, shift interval,
    course text[], patch jsonb, digest text) on commit preserve rows`

/** Rows of a batch from (n, prototype, finished): n makes every text and id its own, `finished` is when it is over. */
export const batchOf = (sql, chosen) => sql`
  select ':' || n, p.id, md5(p.id::text || ':' || n)::uuid, 'CHG-' || nextval('change_number'), shift, p.course,
    patch, encode(sha256(convert_to(patch::text || p.digest, 'UTF8')), 'hex')
  from (${chosen}) chosen join bench.prototype p on p.id = chosen.prototype
  cross join lateral (select p.finished_at - chosen.finished as shift) shifted
  cross join lateral (
    select array_agg(w.word order by k) as words from generate_series(1, 6) k
    -- Few words often, most seldom, as in a language.
    join bench.word w on w.place = floor((select count(*) from bench.word)
      * power(('x' || substr(md5(n::text || k), 1, 6))::bit(24)::int / 16777216.0, 3))::bigint) spoken
  cross join lateral (select jsonb_strip_nulls(jsonb_build_object(
    'title', left(p.title || ', ' || words[1] || ' ' || words[2], 160),
    'description', p.description || E'\n\nTouches ' || words[3] || ', ' || words[4] || ' and ' || words[5]
      || ' on host ' || words[6] || '-' || lpad((n::bigint * 7919 % 4999)::text, 4, '0') || '.',
    'plannedStart', to_char((p.planned_start - shift) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'plannedEnd', to_char((p.planned_end - shift) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) as patch) told`
