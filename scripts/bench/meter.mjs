import fs from 'node:fs'
import os from 'node:os'

const TICK_MS = 10 // USER_HZ is 100 on every Linux that Node runs on.
const hasProc = fs.existsSync('/proc/self/stat')
/** What the numbers are: processor time, or where the system does not tell it per process, time by the clock. */
export const measured = hasProc ? 'processor time' : 'time by the clock'

function stat(pid) {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
  } catch {
    return null
  }
}
const ownMs = (pid) => {
  const fields = stat(pid)
  return fields ? (fields[11] + fields[12]) * TICK_MS : 0
}
/** Of children that have ended: parallel workers of the database among them. */
const endedMs = (pid) => {
  const fields = stat(pid)
  return fields ? (fields[13] + fields[14]) * TICK_MS : 0
}

/** Reads what the web server and its backends have used so far, and what the database executed for them. */
export function meterOf({ admin, database, webPid, postmasterPid }) {
  const read = async () => {
    const backends = await admin`
      select pid from pg_stat_activity where datname = ${database} and usename = 'cabinet_app'`
    const [{ calls, ms }] = await admin`
      select coalesce(sum(s.calls), 0)::float8 as calls,
        coalesce(sum(s.total_exec_time + s.total_plan_time), 0)::float8 as ms
      from pg_stat_statements s join pg_database d on d.oid = s.dbid join pg_roles r on r.oid = s.userid
      where d.datname = ${database} and r.rolname = 'cabinet_app'`
    return {
      at: performance.now(),
      web: hasProc ? ownMs(webPid) : 0,
      ended: hasProc ? endedMs(postmasterPid) : 0,
      backends: new Map(backends.map(({ pid }) => [pid, hasProc ? ownMs(pid) : 0])),
      calls,
      ms,
    }
  }
  /** Milliseconds of web server and database, and the number of queries, per run of `work`. */
  return async function meter(times, work) {
    const before = await read()
    for (let turn = 0; turn < times; turn++) await work(turn)
    const after = await read()
    const queries = (after.calls - before.calls) / times
    if (!hasProc) {
      const sql = (after.ms - before.ms) / times
      return { web: (after.at - before.at) / times - sql, sql, queries }
    }
    let backends = after.ended - before.ended
    for (const [pid, used] of after.backends) backends += used - (before.backends.get(pid) ?? 0)
    return { web: (after.web - before.web) / times, sql: backends / times, queries }
  }
}

/** The statements of a database that took longest, for whoever looks for the cause. */
export const longest = (admin, database) => admin`
  select s.calls::int as calls, round((s.mean_exec_time + s.mean_plan_time)::numeric, 2)::float8 as ms,
    regexp_replace(s.query, '\\s+', ' ', 'g') as query
  from pg_stat_statements s join pg_database d on d.oid = s.dbid join pg_roles r on r.oid = s.userid
  where d.datname = ${database} and r.rolname = 'cabinet_app' order by s.total_exec_time + s.total_plan_time desc limit 12`

export const machine = () =>
  `${os.availableParallelism()} × ${os.cpus()[0]?.model.trim() || process.arch}, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()}, Node ${process.versions.node}`

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted.length === 0 ? Number.NaN : sorted[Math.floor(sorted.length / 2)]
}
