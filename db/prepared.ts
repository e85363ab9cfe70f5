import type { Sql } from './connect'

type Begin = (body: (tx: object) => unknown) => Promise<unknown>

/**
 * The client with every statement prepared once for each connection. drizzle asks postgres.js not to, which then spends
 * a round trip of its own to learn the types of the parameters, parses and plans anew each time, and cannot send the
 * next statement before the answer.
 */
export const prepared = (client: Sql): Sql => wrapped(client) as Sql

function wrapped<T extends object>(client: T): T {
  return new Proxy(client, {
    get(target, key, receiver) {
      const member: unknown = Reflect.get(target, key, receiver)
      if (key === 'unsafe' && typeof member === 'function')
        return (text: string, parameters: unknown[], options: object) =>
          member.call(target, text, parameters, { ...options, prepare: true })
      if ((key === 'begin' || key === 'savepoint') && typeof member === 'function')
        return (body: Parameters<Begin>[0]) => (member as Begin).call(target, (tx) => body(wrapped(tx)))
      return member
    },
  })
}
