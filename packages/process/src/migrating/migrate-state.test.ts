import { addHours, instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import {
  adHoc,
  boundary,
  catching,
  chain,
  compensation,
  complex,
  dataObject,
  end,
  eventGateway,
  eventSub,
  flow,
  gateway,
  inclusive,
  input,
  listeners,
  message,
  multi,
  nonInterrupting,
  parallel,
  receive,
  send,
  service,
  signal,
  start,
  sub,
  task,
  throwing,
  timer,
  undoneBy,
  user,
  work,
} from '../../test/bpmn-xml.ts'
import { now, printed, stepped } from '../../test/instance.ts'
import { commandAt, drawn, hindrances, listens, migrated, shape, variables, walked } from '../../test/migration.ts'
import { variablesAt } from '../visible-variables.ts'

const line = (...tasks: readonly string[]) => [start(), ...tasks, end()]

test('a case goes over by the ids of its elements and goes on as the new version says', async () => {
  const one = await drawn(...line(user('A')), chain('Start', 'A', 'End'))
  const two = await drawn(...line(user('A'), user('B')), chain('Start', 'A', 'B', 'End'))
  const moved = migrated(one, walked(one), two)
  expect(printed(moved)).toEqual(['migrated 1→2'])
  expect(shape(moved.state)).toBe('A:2')
  expect(shape(stepped(two, moved, commandAt(moved.state, 'A')).state)).toBe('B:3')
})

test('an element with another id is mapped, and keeps its key and its task', async () => {
  const one = await drawn(...line(user('A', { assignee: 'bo' })), chain('Start', 'A', 'End'))
  const two = await drawn(...line(user('Z', { assignee: 'cy' })), chain('Start', 'Z', 'End'))
  expect(hindrances(one, walked(one), two)).toEqual(['no-target A'])
  const moved = migrated(one, walked(one), two, { mapping: { A: 'Z' } })
  expect(shape(moved.state)).toBe('Z:2')
  expect(moved.state.elements[0]?.wait).toMatchObject({ kind: 'user-task', assignee: 'bo' })
})

const kinds: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['a user task is no work of a worker', user('A'), service('A', 'w'), ['target-kind-differs A']],
  ['work is work, whatever asks for it', service('A', 'w'), send('A', work('w')), []],
  [
    'a task that only sends cannot take over work',
    service('A', 'w'),
    send('A', message('m')),
    ['target-kind-differs A'],
  ],
  ['a receive task may become a message event', receive('A', 'm', '="k"'), catching('A', message('m', '="k"')), []],
  ['a message event may become a receive task', catching('A', message('m', '="k"')), receive('A', 'm', '="k"'), []],
  [
    'a receive task cannot become a timer',
    receive('A', 'm', '="k"'),
    catching('A', timer('duration', 'PT1H')),
    ['target-waits-otherwise A'],
  ],
  [
    'a signal is no message',
    catching('A', signal('s')),
    catching('A', message('m', '="k"')),
    ['target-waits-otherwise A'],
  ],
  [
    'a single task cannot become several',
    user('A'),
    user('A', {}, multi({ cardinality: '=2' })),
    ['target-loop-differs A'],
  ],
  [
    'all at once cannot become one after the other',
    user('A', {}, multi({ cardinality: '=2' })),
    user('A', {}, multi({ cardinality: '=2', sequential: true })),
    ['target-loop-differs A'],
  ],
  [
    'a multi-instance stays one',
    user('A', {}, multi({ cardinality: '=2' })),
    user('A', {}, multi({ cardinality: '=9' })),
    [],
  ],
]

test.each(kinds)('%s', async (_, before, after, expected) => {
  const one = await drawn(...line(before), chain('Start', 'A', 'End'))
  const two = await drawn(...line(after), chain('Start', 'A', 'End'))
  expect(hindrances(one, walked(one), two)).toEqual(expected)
})

const fork = (...branches: readonly string[]) =>
  [chain('Start', 'Fork'), ...branches.map((one) => chain('Fork', one, 'Join')), chain('Join', 'End')].join('')

test('every reason is told at once, and each once', async () => {
  const one = await drawn(
    ...line(parallel('Fork'), parallel('Join'), user('A'), user('B', {}, multi({ cardinality: '=3' }))),
    fork('A', 'B'),
  )
  const two = await drawn(...line(task('C')), chain('Start', 'C', 'End'))
  expect(hindrances(one, walked(one), two)).toEqual(['no-target A', 'no-target B'])
})

test('into a sub-process: siblings land in one that is opened around them, and what interrupts it is in place', async () => {
  const one = await drawn(
    ...line(parallel('Fork'), parallel('Join'), user('A'), user('B'), user('C')),
    fork('A', 'B', 'C'),
  )
  const inside = sub(
    'Sub',
    input('n', '=1 + 1'),
    start('In'),
    parallel('F'),
    user('A'),
    user('B'),
    parallel('J'),
    end('Out'),
    eventSub('Stop', start('Called', message('stop', '="k"')), end('Stopped'), chain('Called', 'Stopped')),
    chain('In', 'F', 'A', 'J', 'Out'),
    chain('F', 'B', 'J'),
  )
  const two = await drawn(
    ...line(parallel('Fork'), parallel('Join'), inside, user('C')),
    boundary('Late', 'Sub', timer('duration', 'PT1H')),
    end('TooLate'),
    chain('Late', 'TooLate'),
    fork('Sub', 'C'),
  )
  const moved = migrated(one, walked(one), two)
  expect(printed(moved)[0]).toBe('migrated 1→2 Sub(6)*')
  expect(shape(moved.state)).toBe('C:5 Sub:6(A:3 B:4)')
  expect(listens(moved.state)).toEqual(['Late@6 timer 2026-03-01T09:00:00Z', 'Called@6 message stop k'])
  expect(variables(variablesAt(moved.state, 3))).toEqual({ n: 2 })
  const ended = ['A', 'B', 'C'].reduce((step, id) => stepped(two, step, commandAt(step.state, id)), moved)
  expect(ended.state.status).toBe('completed')
})

test('tokens at a join land with their siblings in the new sub-process, and join there', async () => {
  const one = await drawn(...line(parallel('Fork'), parallel('Join'), user('A'), user('B')), fork('A', 'B'))
  const inner = [
    start('In'),
    parallel('Fork'),
    user('A'),
    user('B'),
    parallel('Join'),
    end('Out'),
    chain('In', 'Fork'),
    chain('Fork', 'A', 'Join', 'Out'),
    chain('Fork', 'B', 'Join'),
  ]
  const two = await drawn(...line(sub('Sub', ...inner)), chain('Start', 'Sub', 'End'))
  const moved = migrated(one, walked(one, ['A']), two)
  expect(shape(moved.state)).toBe('Sub:5(B:4) | A-Join@5')
  expect(stepped(two, moved, commandAt(moved.state, 'B')).state.status).toBe('completed')
})

test('out of a sub-process: an emptied one ends, nested ones too, and nothing that could be read is lost', async () => {
  const innermost = sub(
    'Inner',
    input('x', '=2'),
    input('y', '=3'),
    start('S2'),
    user('A'),
    end('E2'),
    chain('S2', 'A', 'E2'),
  )
  const outer = sub('Outer', input('x', '=1'), start('S1'), innermost, end('E1'), chain('S1', 'Inner', 'E1'))
  const one = await drawn(
    ...line(outer),
    boundary('Late', 'Outer', timer('duration', 'PT1H')),
    end('L'),
    chain('Late', 'L'),
    chain('Start', 'Outer', 'End'),
  )
  const two = await drawn(...line(user('A')), chain('Start', 'A', 'End'))
  const moved = migrated(one, walked(one, [], { y: 9 }), two)
  expect(printed(moved)[0]).toBe('migrated 1→2 Inner(4)x Outer(2)x')
  expect(shape(moved.state)).toBe('A:6')
  expect(listens(moved.state)).toEqual([])
  expect(variables(variablesAt(moved.state, 6))).toEqual({ x: 2, y: 3 })
  expect(variables(moved.state.variables)).toEqual({ x: 2, y: 9 })
})

test('a sub-process that something stays in goes on, one that is only renamed keeps its key', async () => {
  const both = (id: string, ...more: readonly string[]) =>
    sub(id, start('In'), parallel('F'), user('A'), ...more, end('Out'), chain('In', 'F', 'A', 'Out'))
  const one = await drawn(
    ...line(both('Sub', user('B'), end('Out2'), chain('F', 'B', 'Out2'))),
    chain('Start', 'Sub', 'End'),
  )
  const two = await drawn(
    ...line(parallel('P'), user('B'), end('Last'), both('Part')),
    chain('Start', 'P', 'Part', 'End'),
    chain('P', 'B', 'Last'),
  )
  const moved = migrated(one, walked(one), two, { mapping: { Sub: 'Part' } })
  expect(shape(moved.state)).toBe('Part:2(A:6) B:5')
})

test('between sub-processes: it joins the one that is active beside it', async () => {
  const of = (id: string, ...users: readonly string[]) => {
    const flows = users.map((one) => chain(`${id}F`, one, `${id}J`)).join('')
    return sub(
      id,
      start(`${id}S`),
      parallel(`${id}F`),
      ...users.map((one) => user(one)),
      parallel(`${id}J`),
      end(`${id}E`),
      chain(`${id}S`, `${id}F`),
      flows,
      chain(`${id}J`, `${id}E`),
    )
  }
  const one = await drawn(...line(parallel('Fork'), parallel('Join'), of('X', 'A', 'B'), of('Y', 'C')), fork('X', 'Y'))
  const two = await drawn(...line(parallel('Fork'), parallel('Join'), of('X', 'A'), of('Y', 'B', 'C')), fork('X', 'Y'))
  expect(shape(walked(one).state)).toBe('X:3(A:9 B:10) Y:4(C:11)')
  expect(shape(migrated(one, walked(one), two).state)).toBe('X:3(A:9) Y:4(B:10 C:11)')
})

test('where the sub-process is active several times, it is not clear which one is meant', async () => {
  const part = (...inner: readonly string[]) => sub('Sub', start('In'), ...inner, end('Out'), chain('In', 'A', 'Out'))
  const top = [
    start(),
    parallel('Fork'),
    gateway('Merge'),
    user('B'),
    end(),
    end('End2'),
    chain('Start', 'Fork', 'Merge', 'Sub', 'End'),
    flow('Fork', 'Merge', undefined, 'again'),
    chain('Fork', 'B', 'End2'),
  ]
  const one = await drawn(...top, part(user('A')))
  const two = await drawn(
    start(),
    parallel('Fork'),
    gateway('Merge'),
    end(),
    sub(
      'Sub',
      start('In'),
      parallel('F'),
      user('A'),
      user('B'),
      end('Out'),
      end('Out2'),
      chain('In', 'F', 'A', 'Out'),
      chain('F', 'B', 'Out2'),
    ),
    chain('Start', 'Fork', 'Merge', 'Sub', 'End'),
  )
  expect(hindrances(one, walked(one), two)).toEqual(['scope-unclear B'])
})

test('what a loop, an event or a worker leads is not opened around something', async () => {
  const one = await drawn(...line(user('A')), chain('Start', 'A', 'End'))
  const inner = [start('In'), user('A'), end('Out'), chain('In', 'A', 'Out')]
  const many = await drawn(...line(sub('Sub', multi({ cardinality: '=2' }), ...inner)), chain('Start', 'Sub', 'End'))
  expect(hindrances(one, walked(one), many)).toEqual(['cannot-enter-scope A'])
  const led = await drawn(...line(adHoc('Sub', {}, work('w'), user('A'))), chain('Start', 'Sub', 'End'))
  expect(hindrances(one, walked(one), led)).toEqual(['cannot-enter-scope A'])
  const chosen = await drawn(...line(adHoc('Sub', {}, user('A'))), chain('Start', 'Sub', 'End'))
  const moved = migrated(one, walked(one), chosen)
  expect(shape(moved.state)).toBe('Sub:3(A:2)')
  expect(stepped(chosen, moved, commandAt(moved.state, 'A')).state.status).toBe('completed')
})

test('a turn does not leave its multi-instance, whose counts go on', async () => {
  const part = (...inner: readonly string[]) =>
    sub(
      'Each',
      multi({ collection: '=list', element: 'x', outputCollection: 'out', outputElement: '=x' }),
      start('In'),
      ...inner,
      end('Out'),
    )
  const one = await drawn(...line(part(user('A'), chain('In', 'A', 'Out'))), chain('Start', 'Each', 'End'))
  const before = walked(one, ['A'], { list: [1, 2, 3] })
  const flat = await drawn(...line(user('A')), chain('Start', 'A', 'End'))
  expect(hindrances(one, before, flat)).toEqual(['no-target Each', 'leaves-loop A'])
  const two = await drawn(
    ...line(part(user('A'), user('B'), chain('In', 'A', 'B', 'Out'))),
    chain('Start', 'Each', 'End'),
  )
  const moved = migrated(one, before, two)
  const ended = ['A', 'A', 'B', 'B'].reduce((step, id) => stepped(two, step, commandAt(step.state, id)), moved)
  expect(ended.state.status).toBe('completed')
  expect(variables(ended.state.variables)).toMatchObject({ out: [1, 2, 3] })
})

test('a join goes on at once where all that it needs in the new version is there', async () => {
  const one = await drawn(
    ...line(parallel('Fork'), parallel('Join'), user('A'), user('B'), user('C')),
    fork('A', 'B', 'C'),
  )
  const before = walked(one, ['A', 'B'])
  expect(shape(before.state)).toBe('C:5 | A-Join B-Join')
  const two = await drawn(
    ...line(parallel('Fork'), parallel('Join'), user('A'), user('B'), user('C'), user('D'), end('CE')),
    chain('Start', 'Fork', 'A', 'Join', 'D', 'End'),
    chain('Fork', 'B', 'Join'),
    chain('Fork', 'C', 'CE'),
  )
  expect(shape(migrated(one, before, two).state)).toBe('C:5 D:7')
  const straight = await drawn(
    ...line(parallel('Fork'), parallel('Join'), user('A'), user('B'), user('C'), user('D'), end('BE'), end('CE')),
    chain('Start', 'Fork', 'A', 'Join', 'D', 'End'),
    chain('Fork', 'B', 'BE'),
    chain('Fork', 'C', 'CE'),
  )
  expect(hindrances(one, before, straight)).toEqual(['no-flow B-Join'])
})

test('a flow that was drawn anew is found by its ends, one that leads elsewhere is mapped', async () => {
  const draw = (id: string, to = 'Join') =>
    drawn(
      ...line(parallel('Fork'), parallel(to), user('A'), user('B')),
      chain('Start', 'Fork'),
      chain('Fork', 'A'),
      flow('A', to, undefined, id),
      chain('Fork', 'B', to, 'End'),
    )
  const one = await draw('f1')
  const before = walked(one, ['A'])
  expect(shape(migrated(one, before, await draw('f2')).state)).toBe('B:4 | f2')
  const other = await draw('f1', 'Gather')
  expect(hindrances(one, before, other)).toEqual(['no-flow f1'])
  expect(shape(migrated(one, before, other, { mapping: { Join: 'Gather' } }).state)).toBe('B:4 | f1')
})

test('an inclusive join that nothing more can reach in the new version goes on', async () => {
  const draw = (...flows: readonly string[]) =>
    drawn(
      ...line(parallel('Fork'), inclusive('Join'), user('A'), user('B'), user('D'), end('E2')),
      chain('Start', 'Fork', 'A', 'Join', 'D', 'End'),
      chain('Fork', 'B'),
      ...flows,
    )
  const one = await draw(chain('B', 'Join'), flow('Fork', 'E2'))
  const before = walked(one, ['A'])
  expect(shape(before.state)).toBe('B:4 | A-Join')
  const two = await draw(chain('B', 'E2'), flow('Fork', 'Join'))
  expect(shape(migrated(one, before, two).state)).toMatch(/^B:4 D:\d+$/)
})

test('a complex gateway that has fired keeps what it waits for before it can fire again', async () => {
  const draw = (id: string) =>
    drawn(
      ...line(parallel('Fork'), complex(id, '=activationCount >= 2'), user('A'), user('B'), user('C'), user('D')),
      chain('Start', 'Fork', 'A', id, 'D', 'End'),
      chain('Fork', 'B', id),
      chain('Fork', 'C', id),
    )
  const one = await draw('G')
  const two = await draw('H')
  const moved = migrated(one, walked(one, ['A', 'B']), two, { mapping: { G: 'H' } })
  expect(moved.state.fired).toEqual([{ gateway: 'H', scope: 0, flows: ['A-H', 'B-H'] }])
  const ended = ['D', 'C'].reduce((step, id) => stepped(two, step, commandAt(step.state, id)), moved)
  expect(ended.state.status).toBe('completed')
})

const withTimer = (duration: string, ...pieces: readonly string[]) =>
  drawn(
    ...line(user('A')),
    boundary('Late', 'A', timer('duration', duration), nonInterrupting),
    end('L'),
    chain('Late', 'L'),
    chain('Start', 'A', 'End'),
    ...pieces,
  )

test('a timer of both versions keeps its due instant; where its rule differs it counts from where it counted', async () => {
  const one = await withTimer('PT1H')
  const before = walked(one)
  const later = { at: instant('2026-03-01T08:30:00Z') }
  const due = (step: ReturnType<typeof migrated>) => listens(step.state)
  expect(due(migrated(one, before, await withTimer('PT1H'), later))).toEqual(['Late@2 timer 2026-03-01T09:00:00Z'])
  expect(due(migrated(one, before, await withTimer('PT3H'), later))).toEqual(['Late@2 timer 2026-03-01T11:00:00Z'])
})

test('an event that has fired does not begin anew; a new one begins now, one that is gone ends', async () => {
  const one = await withTimer('PT1H')
  const before = walked(one, ['Late!'])
  expect(listens(before.state)).toEqual([])
  const more = [
    boundary('Ask', 'A', message('ask', '="k"'), nonInterrupting),
    boundary('Soon', 'A', timer('duration', 'PT2H')),
    end('K'),
    chain('Ask', 'K'),
    chain('Soon', 'K'),
  ]
  const two = await withTimer('PT5H', ...more)
  const at = addHours(now, 3)
  const moved = migrated(one, before, two, { at })
  expect(listens(moved.state)).toEqual(['Ask@2 message ask k', 'Soon@2 timer 2026-03-01T13:00:00Z'])
  expect(listens(migrated(two, moved, one, { at }).state)).toEqual([])
})

test('a message that is named otherwise is waited for by its new name, with the variables of now', async () => {
  const draw = (name: string, key: string) => drawn(...line(receive('A', name, key)), chain('Start', 'A', 'End'))
  const one = await draw('paid', '=order')
  const before = stepped(one, walked(one, [], { order: '7' }), {
    kind: 'set-variables',
    scope: 0,
    isLocal: true,
    variables: { order: '8' },
    by: 'ann',
  })
  expect(listens(migrated(one, before, await draw('paid', '=order')).state)).toEqual(['A@2 message paid 7'])
  expect(listens(migrated(one, before, await draw('settled', '=order')).state)).toEqual(['A@2 message settled 8'])
  expect(hindrances(one, before, await draw('paid', '=missing'))).toEqual(['cannot-subscribe A'])
})

test('an event-based gateway waits for the events that follow it in the new version', async () => {
  const draw = (...events: readonly (readonly [string, string])[]) =>
    drawn(
      start(),
      eventGateway('G'),
      chain('Start', 'G'),
      ...events.map(([id, definition]) => catching(id, definition) + end(`E${id}`) + chain('G', id, `E${id}`)),
    )
  const one = await draw(['M', message('m', '="k"')], ['T', timer('duration', 'PT1H')])
  const two = await draw(['M2', message('m', '="k"')], ['S', signal('s')])
  const moved = migrated(one, walked(one), two, { mapping: { M: 'M2' } })
  expect(listens(moved.state)).toEqual(['M2@2 message m k', 'S@2 signal s'])
})

test('event sub-processes of the new version are listened to, except where one has taken over', async () => {
  const draw = (...names: readonly string[]) =>
    drawn(
      ...line(user('A')),
      chain('Start', 'A', 'End'),
      ...names.map((id) =>
        eventSub(
          id,
          start(`${id}S`, message(id, '="k"')),
          user(`${id}U`),
          end(`${id}E`),
          chain(`${id}S`, `${id}U`, `${id}E`),
        ),
      ),
    )
  const one = await draw('X')
  const two = await draw('X', 'Y')
  expect(listens(migrated(one, walked(one), two).state)).toEqual(['XS@0 message X k', 'YS@0 message Y k'])
  const taken = walked(one, ['XS!'])
  const moved = migrated(one, taken, two)
  expect(shape(moved.state)).toBe('X:3(XU:5)')
  expect(listens(moved.state)).toEqual([])
  expect(hindrances(one, taken, await draw('Y'))).toEqual(['no-target XU'])
})

test('what is done can be undone after it, or the case stays', async () => {
  const draw = (id: string, ...pieces: readonly string[]) =>
    drawn(
      ...line(service(id, 'w'), user('Look'), throwing('Back', compensation())),
      chain('Start', id, 'Look', 'Back', 'End'),
      ...pieces,
    )
  const undo = (id: string) => [
    boundary('Undo', id, compensation()),
    service('Refund', 'r', { isForCompensation: 'true' }),
    undoneBy('Undo', 'Refund'),
  ]
  const one = await draw('Pay', ...undo('Pay'))
  const before = walked(one, ['Pay'])
  const two = await draw('Charge', ...undo('Charge'))
  expect(hindrances(one, before, two)).toEqual(['no-target Pay'])
  expect(hindrances(one, before, await draw('Pay'))).toEqual(['undo-lost Pay'])
  const moved = migrated(one, before, two, { mapping: { Pay: 'Charge' } })
  expect(shape(stepped(two, moved, commandAt(moved.state, 'Look')).state)).toMatch(/Refund/)
  // Also while it is being undone.
  const undoing = walked(one, ['Pay', 'Look'])
  const after = migrated(one, undoing, two, { mapping: { Pay: 'Charge' } })
  expect(stepped(two, after, commandAt(after.state, 'Refund')).state.status).toBe('completed')
})

test('what stopped stays stopped, and is tried again as the new version does it', async () => {
  const one = await drawn(...line(service('A', 'broken')), chain('Start', 'A', 'End'))
  const cause = { code: 'work.broken', message: { en: 'It broke.', 'zh-CN': '坏了。' } }
  const before = stepped(one, walked(one), { kind: 'fail', key: 2, cause })
  const two = await drawn(...line(service('A', 'mended')), chain('Start', 'A', 'End'))
  const moved = migrated(one, before, two)
  expect(moved.state.elements[0]?.wait).toMatchObject({ kind: 'repair', cause })
  expect(stepped(two, moved, { kind: 'retry', key: 2, by: 'ann' }).state.elements[0]?.wait).toMatchObject({
    kind: 'job',
    type: 'mended',
  })
})

test('a listener under way ends, and those after it are asked as the new version says', async () => {
  const draw = (...types: readonly string[]) =>
    drawn(...line(user('A', {}, listeners({ start: types }))), chain('Start', 'A', 'End'))
  const one = await draw('l0')
  const two = await draw('l0', 'l1')
  const moved = migrated(one, walked(one), two)
  const after = stepped(two, moved, commandAt(moved.state, 'A'))
  expect(after.state.elements[0]?.wait).toMatchObject({ kind: 'job', part: 'start-1', type: 'l1' })
})

test('a data object of the new version is there, with nothing in it; one that has a value keeps it', async () => {
  const one = await drawn(...line(user('A')), dataObject('D', 'kept'), chain('Start', 'A', 'End'))
  const two = await drawn(
    ...line(user('A')),
    dataObject('D', 'kept'),
    dataObject('E', 'fresh'),
    chain('Start', 'A', 'End'),
  )
  const before = walked(one, [], { kept: 5 })
  expect(variables(migrated(one, before, two).state.variables)).toEqual({ kept: 5, fresh: null })
})
