import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Delimiter, delimiterOf, encodingOf, openCsv, openDecoder } from './record'

const read = (text: string, delimiter: Delimiter = ',') => {
  const csv = openCsv(delimiter)
  return [...csv.push(text), ...csv.end()]
}
const cells = (text: string, delimiter?: Delimiter) => read(text, delimiter).map((record) => record.cells)

test('RFC 4180: quotes, doubled quotes, line breaks inside, all line ends, and no end at the end', () => {
  expect(cells('a,b\r\n1,"x ""y"", z"\n"two\r\nlines",\r3,')).toEqual([
    ['a', 'b'],
    ['1', 'x "y", z'],
    ['two\r\nlines', ''],
    ['3', ''],
  ])
})

test('each record says the line where it begins; empty lines are none', () => {
  expect(read('a\n\n"x\ny"\r\nb\n').map(({ line, cells: [cell] }) => [line, cell])).toEqual([
    [1, 'a'],
    [3, 'x\ny'],
    [5, 'b'],
  ])
})

test('a quote that never closes, text after one, and a record without end are named', () => {
  expect(read('a\n"open\nb').at(-1)).toMatchObject({ line: 2, fault: 'unclosed_quote' })
  expect(read('a\n"x"y,z').at(-1)).toEqual({ line: 2, cells: ['xy', 'z'], fault: 'stray_quote' })
  expect(read('5" disk,z')).toEqual([{ line: 1, cells: ['5" disk', 'z'] }])
  const csv = openCsv(',')
  expect(csv.push(`a\n"${'x'.repeat(1_000_001)}`).at(-1)).toMatchObject({ line: 2, fault: 'too_long' })
  expect(csv.push('more\n')).toEqual([])
})

const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r', ' ', '\t', '😀') })
const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`
const tables = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 8 })

test('what is written is read, whatever stands in it', () => {
  fc.assert(
    fc.property(tables, fc.constantFrom<Delimiter>(',', ';', '\t', '|'), (table, delimiter) => {
      const text = table.map((row) => row.map(quoted).join(delimiter)).join('\r\n')
      expect(cells(text, delimiter)).toEqual(table)
    }),
    { seed: 20261125 },
  )
})

test('any text is read without end or error, and cut anywhere it reads the same', () => {
  fc.assert(
    fc.property(cell, fc.array(fc.nat(40), { maxLength: 6 }), (text, cuts) => {
      const csv = openCsv(',')
      const edges = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length]
      const pieces = edges.slice(1).map((edge, at) => text.slice(edges[at], edge))
      expect([...pieces.flatMap((piece) => csv.push(piece)), ...csv.end()]).toEqual(read(text))
    }),
    { seed: 20261125, numRuns: 500 },
  )
})

test('the delimiter is the one that cuts all lines alike', () => {
  expect(delimiterOf('a;b;c\n1,5;2;3\n')).toBe(';')
  expect(delimiterOf('a,b\n"x;y;z;w",2')).toBe(',')
  expect(delimiterOf('a\tb\n1\t2')).toBe('\t')
  expect(delimiterOf('alone')).toBe(',')
})

test('UTF-8 with and without mark, UTF-16, and what is neither shows by its bytes', () => {
  const decode = (bytes: number[]) => {
    const decoder = openDecoder(encodingOf(Uint8Array.from(bytes)))
    return decoder.push(Uint8Array.from(bytes)) + decoder.end()
  }
  expect(decode([0xef, 0xbb, 0xbf, 0xc3, 0xa9])).toBe('é')
  expect(decode([0xff, 0xfe, 0xe9, 0])).toBe('é')
  expect(() => decode([0x63, 0xe9])).toThrow(TypeError)
  expect(openDecoder('windows-1252').push(Uint8Array.from([0x80, 0xe9]))).toBe('€é')
})
