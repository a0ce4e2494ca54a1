import { describe, expect, test } from 'vitest'
import {
  chain,
  dataObject,
  dataStore,
  end,
  eventSub,
  loop,
  message,
  property,
  reads,
  script,
  service,
  start,
  sub,
  user,
  writes,
} from '../../test/bpmn-xml.ts'
import { play } from '../../test/play.ts'

describe('data objects', () => {
  test('are variables of where they are drawn: null at first, read and written on the way', async () => {
    const p = await play([
      dataObject('Order', 'order'),
      start(),
      service('A', 'w', writes('answer', 'Order')),
      service('B', 'w', reads('Order', 'mine', '=order.id * 2')),
      end(),
      chain('Start', 'A', 'B', 'End'),
    ])
    expect([p.variables, p.work('A', { answer: { id: 4 } }), p.asked, p.work('B'), p.variables]).toEqual([
      {
        order: null,
      },
      'A(2)> B(3)*',
      ['job B(3) w {"order":{"id":4},"answer":{"id":4},"mine":8}'],
      'B(3)> End(4) end',
      {
        answer: {
          id: 4,
        },
        order: {
          id: 4,
        },
      },
    ])
  })

  test('given at the start, they keep what was given', async () => {
    const p = await play([dataObject('Order', 'order'), start(), user('U'), end(), chain('Start', 'U', 'End')], {
      order: 1,
    })
    expect(p.variables).toEqual({ order: 1 })
  })

  test('of a sub-process end with it, and are new in each turn', async () => {
    const p = await play([
      start(),
      sub(
        'S',
        dataObject('Note', 'note'),
        start('In'),
        user('U'),
        script('T', '=note', 'last'),
        end('Out'),
        chain('In', 'U', 'T', 'Out'),
        loop({ while: '=last = "again"' }),
      ),
      end(),
      chain('Start', 'S', 'End'),
    ])
    expect([p.user('U', { note: 'again' }), p.user('U', { note: 'done' }), p.variables]).toEqual([
      'U(5)> T(6) Out(7) S(3)> S(8)* In(9) U(10)*',
      'U(10)> T(11) Out(12) S(8)> S[](2)> End(13) end',
      {
        last: 'done',
      },
    ])
  })

  test('of an event sub-process live as long as that', async () => {
    const p = await play([
      start(),
      user('U'),
      end(),
      chain('Start', 'U', 'End'),
      eventSub('H', property('why'), start('HS', message('m', '="k"')), user('W'), end('HE'), chain('HS', 'W', 'HE')),
    ])
    expect([p.message('m', { why: 'x' }), p.user('W'), p.variables]).toEqual([
      'U(2)x H(3)* HS(4) W(5)*',
      'W(5)> HE(6) H(3)> end',
      {},
    ])
  })
})

describe('data stores', () => {
  test('are read before the work, and written after it', async () => {
    const p = await play([
      dataStore('Stock', 'stock'),
      start(),
      service('T', 'w', reads('Stock', 'before', '=stock + 1'), writes('after', 'Stock', '=after * 10')),
      end(),
      chain('Start', 'T', 'End'),
    ]).catch(String)
    if (typeof p === 'string') throw new Error(p)
    expect([
      p.told,
      p.asked,
      p.give({ kind: 'give-data', key: 2, values: { stock: 6 } }),
      p.asked,
      p.work('T', { after: 3 }),
      p.asked,
    ]).toEqual([
      'start Start(1) T(2)*',
      ['read-data T(2) stock'],
      '',
      ['job T(2) w {"before":7}'],
      'T(2)> End(3) end',
      ['write-data stock 30'],
    ])
  })

  test('failed reading is tried again from the reading', async () => {
    const p = await play([
      dataStore('Stock', 'stock'),
      start(),
      service('T', 'w', reads('Stock', 'before')),
      end(),
      chain('Start', 'T', 'End'),
    ])
    expect([p.fail('T'), p.retry('T'), p.asked, p.give({ kind: 'give-data', key: 2, values: {} }), p.asked]).toEqual([
      'T(2)!work.broken',
      'T(2)?',
      ['read-data T(2) stock'],
      '',
      ['job T(2) w {"before":null}'],
    ])
  })
})
