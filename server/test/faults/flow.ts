import {
  boundary,
  call,
  catching,
  chain,
  documentXml,
  end,
  flow,
  gateway,
  message,
  multi,
  node,
  nonInterrupting,
  output,
  parallel,
  process,
  service,
  start,
  timer,
  user,
  work,
} from '../../../packages/process/test/bpmn-xml.ts'

/** What each instance does to the world, by the element that does it: how often it must stand in the ledger. */
export const EFFECTS: Readonly<Record<string, number>> = { Reserve: 1, Pack: 3, Check: 1, Settle: 1, Ship: 1, Tell: 1 }
/** Those that are done after the commit, by a handler outside the transaction. */
export const OUTSIDE: readonly string[] = ['Ship', 'Tell']

/** Enough attempts for fifty killed servers: what is looked for is work that is lost or done twice, not patience. */
const OFTEN = '1000'

/** One of everything that can be interrupted: inside and outside work, a person, a message, a timer, a called process, three at once. */
export const FILES: Readonly<Record<string, string>> = {
  'fault.bpmn': documentXml(
    process(
      'fault',
      start(),
      service('Reserve', 'inside'),
      parallel('Fork'),
      node('serviceTask', 'Ship', work('outside', OFTEN)),
      user('Decide'),
      boundary('Remind', 'Decide', timer('cycle', 'R2/PT1S'), nonInterrupting),
      end('Reminded'),
      catching('Paid', message('paid', '=order')),
      catching('Pause', timer('duration', 'PT0.3S')),
      call('Call', 'called'),
      service('Pack', 'inside', multi({ collection: '=[1, 2, 3]', element: 'item' })),
      parallel('Join'),
      gateway('Fine', 'Fine-Settle'),
      end('Odd'),
      service('Settle', 'inside'),
      end(),
      chain('Start', 'Reserve', 'Fork', 'Ship', 'Join', 'Fine', 'Settle', 'End'),
      chain('Remind', 'Reminded'),
      chain('Fork', 'Decide', 'Join'),
      chain('Fork', 'Paid', 'Pause', 'Join'),
      chain('Fork', 'Call', 'Pack', 'Join'),
      flow('Fine', 'Odd', '=decision != "yes" or paid != true'),
    ),
    process(
      'called',
      start('CalledStart'),
      service('Check', 'inside', output('checked', '=true')),
      node('serviceTask', 'Tell', work('outside', OFTEN)),
      end('CalledEnd'),
      chain('CalledStart', 'Check', 'Tell', 'CalledEnd'),
    ),
  ),
}
