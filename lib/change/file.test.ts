import { expect, test } from 'vitest'
import { disposition, fileName } from './file'

test('T16 a name carries no path, no control character and no turned text', () => {
  expect(fileName('../../etc/passwd')).toBe('passwd')
  expect(fileName('C:\\temp\\plan.pdf')).toBe('plan.pdf')
  expect(fileName('in\u202Efdp.exe')).toBe('infdp.exe')
  expect(fileName('a\r\nSet-Cookie: x')).toBe('aSet-Cookie: x')
  expect(fileName('..\u0000/')).toBe('file')
  expect(fileName('x'.repeat(300))).toHaveLength(200)
})

test('T16 the header downloads, with the name in both forms', () => {
  expect(disposition('Plan "A" – été.pdf')).toBe(
    `attachment; filename="Plan _A_ _ _t_.pdf"; filename*=UTF-8''Plan%20%22A%22%20%E2%80%93%20%C3%A9t%C3%A9.pdf`,
  )
})
