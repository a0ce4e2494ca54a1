import { expect, test } from 'vitest'
import { awaitAdmission } from './await-admission.ts'

const full = Object.assign(new Error('sorry, too many clients already'), { code: '53300' })

/** What opens a session after being turned away so many times. */
function crowded(times: number, error: Error = full) {
  let tries = 0
  const connect = async () => {
    tries += 1
    if (tries <= times) throw error
    return `the ${tries}th try`
  }
  return { connect, tries: () => tries }
}

test('a full server is asked again until it has a session', async () => {
  const { connect } = crowded(3)
  expect(await awaitAdmission(connect)).toBe('the 4th try')
})

test('any other failure is told at once', async () => {
  const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
  const { connect, tries } = crowded(1, refused)
  await expect(awaitAdmission(connect)).rejects.toBe(refused)
  expect(tries()).toBe(1)
})

test('patience ends: then it is told that there is none', async () => {
  const { connect, tries } = crowded(3)
  await expect(awaitAdmission(connect, 2)).rejects.toBe(full)
  expect(tries()).toBe(3)
})
