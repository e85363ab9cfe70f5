import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { parse } from './refusal'
import { line, required, requiredLine, text } from './text'

const UNSEEN = [
  '\u200b',
  '\u202e',
  '\ufeff',
  '\u00ad',
  '\u2060',
  '\u2066',
  '\u180e',
  '\u3164',
  '\u2800',
  ' ',
  '\n',
]

test('what nobody sees is nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...UNSEEN), { maxLength: 20 }), (parts) => {
      expect(text(100).parse(parts.join(''))).toBe('')
      expect(required('Say why.', 100).safeParse(`${parts.join('')}a`).success).toBe(false)
    }),
    { seed: 6 },
  )
})
test('ends are trimmed, what stands inside stays, and a title keeps no turn of direction', () => {
  expect(text(100).parse('\u200b Rotate \ufeff')).toBe('Rotate')
  expect(text(100).parse('👩\u200d💻 نرم\u200cافزار')).toBe('👩\u200d💻 نرم\u200cافزار')
  expect(line(100).parse('Rotate \u202ekeys\u202c')).toBe('Rotate keys')
})
test('tidying twice changes nothing', () => {
  const any = fc.string({ unit: fc.constantFrom(...UNSEEN, 'a', 'e', '\u0301', 'é') })
  fc.assert(
    fc.property(any, (given) => {
      for (const schema of [text(1000), line(1000)])
        expect(schema.parse(schema.parse(given))).toBe(schema.parse(given))
    }),
    { seed: 6 },
  )
})

test('what is missing or of the wrong kind is said in a plain sentence', () => {
  const Input = z.strictObject({
    reason: required('Say why.', 100),
    name: requiredLine('Give it a name.', 100),
    plain: z.string(),
    count: z.coerce.number(),
    of: z.enum(['a', 'b']),
    either: z.union([z.boolean(), z.literal('on')]),
    id: z.uuid(),
  })
  const errorsOf = (given: object): Record<string, string> => {
    try {
      parse(Input, given)
    } catch (error) {
      const { errors } = (error as { detail: { errors: { path: string; message: string }[] } }).detail
      return Object.fromEntries(errors.map(({ path, message }) => [path, message]))
    }
    return {}
  }
  expect(errorsOf({})).toEqual({
    reason: 'Say why.',
    name: 'Give it a name.',
    plain: 'This field is required.',
    count: 'Enter a number.',
    of: 'This field is required.',
    either: 'This field is required.',
    id: 'This field is required.',
  })
  expect(
    errorsOf({ reason: 'So.', name: 'N', plain: 1, count: 'x', of: 'c', either: 3, id: 'x', more: 1 }),
  ).toEqual({
    plain: 'Enter a text.',
    count: 'Enter a number.',
    of: 'Choose one of: a, b.',
    either: 'This value does not fit here.',
    id: 'This is not a valid id.',
    '': 'There is no field “more” here.',
  })
})
