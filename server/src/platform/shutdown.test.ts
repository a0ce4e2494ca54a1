import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { openLog } from './log.ts'
import { shutdownOnSignal } from './shutdown.ts'

function started() {
  const signals = new EventEmitter()
  const { promise: exited, resolve } = Promise.withResolvers<number>()
  const log = openLog({ destination: { write: () => true } })
  return { signals, exited, shutdown: shutdownOnSignal(log, resolve, signals) }
}

test('a signal stops what was added last first, then the process', async () => {
  const { signals, exited, shutdown } = started()
  const stopped: string[] = []
  shutdown.add('database', async () => void stopped.push('database'))
  shutdown.add('http', async () => void stopped.push('http'))
  signals.emit('SIGTERM', 'SIGTERM')
  expect(await exited).toBe(0)
  expect(stopped).toEqual(['http', 'database'])
})

test('a step that fails does not keep the others from stopping, and is told by the exit code', async () => {
  const { signals, exited, shutdown } = started()
  const stopped: string[] = []
  shutdown.add('database', async () => void stopped.push('database'))
  shutdown.add('queue', () => Promise.reject(new Error('stuck')))
  signals.emit('SIGINT', 'SIGINT')
  expect(await exited).toBe(1)
  expect(stopped).toEqual(['database'])
})

test('a second signal does not wait', async () => {
  const { signals, exited, shutdown } = started()
  shutdown.add('stuck', () => new Promise(() => undefined))
  signals.emit('SIGINT', 'SIGINT')
  signals.emit('SIGINT', 'SIGINT')
  expect(await exited).toBe(1)
})

test('run stops everything once and lets go of the signals', async () => {
  const { signals, shutdown } = started()
  let stops = 0
  shutdown.add('database', async () => void (stops += 1))
  await Promise.all([shutdown.run(), shutdown.run()])
  expect(stops).toBe(1)
  expect(signals.listenerCount('SIGTERM')).toBe(0)
})
