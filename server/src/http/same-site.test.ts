import { expect, test } from 'vitest'
import { fromOwnSite } from './same-site.ts'

const judged = (parts: Partial<Parameters<typeof fromOwnSite>[0]>, publicHosts: string[] = []) => {
  const headers = { method: 'POST', host: '127.0.0.1:3000', origin: undefined, fetchSite: undefined, byCookie: true }
  const result = fromOwnSite({ ...headers, ...parts }, publicHosts)
  return result.ok ? 'fine' : result.refusal.code
}

test.each([
  ['127.0.0.1:3000', 'fine'],
  ['localhost:9000', 'fine'],
  ['shop.localhost', 'fine'],
  ['[::1]:3000', 'fine'],
  ['192.168.1.20', 'fine'],
  ['aftersale.example.cn', 'fine'],
  ['aftersale.example.cn:8443', 'fine'],
  ['evil.example.com', 'http.host-unknown'],
  ['aftersale.example.cn.evil.com', 'http.host-unknown'],
  ['127.0.0.1.evil.com', 'http.host-unknown'],
  ['localhost.evil.com', 'http.host-unknown'],
  ['a@evil.com', 'http.host-unknown'],
  ['', 'http.host-unknown'],
  ['%', 'http.host-unknown'],
  [undefined, 'http.host-unknown'],
])('a page asked for under the host %j is %s', (host, expected) => {
  expect(judged({ method: 'GET', host }, ['aftersale.example.cn'])).toBe(expected)
})

test.each([
  ['http://127.0.0.1:3000', 'fine'],
  ['http://127.0.0.1', 'http.origin-foreign'],
  ['http://127.0.0.1:3001', 'http.origin-foreign'],
  ['http://localhost:3000', 'http.origin-foreign'],
  ['https://evil.example.com', 'http.origin-foreign'],
  ['null', 'http.origin-foreign'],
  ['', 'http.origin-foreign'],
  ['https://aftersale.example.cn', 'fine'],
])('a change from the origin %j is %s', (origin, expected) => {
  expect(judged({ origin }, ['aftersale.example.cn'])).toBe(expected)
})

test('the default port may be left out', () => {
  expect(judged({ host: 'localhost', origin: 'http://localhost:80' })).toBe('fine')
  expect(judged({ host: 'localhost:443', origin: 'https://localhost' })).toBe('fine')
})

test('a change by cookie needs an origin or the word of the browser', () => {
  expect(judged({})).toBe('http.origin-foreign')
  expect(judged({ fetchSite: 'same-origin' })).toBe('fine')
  expect(judged({ fetchSite: 'same-site' })).toBe('http.origin-foreign')
  expect(judged({ fetchSite: 'cross-site' })).toBe('http.origin-foreign')
})

test('reading, and programs without a cookie, need none', () => {
  expect(judged({ method: 'GET' })).toBe('fine')
  expect(judged({ byCookie: false })).toBe('fine')
  expect(judged({ byCookie: false, origin: 'https://evil.example.com' })).toBe('http.origin-foreign')
})
