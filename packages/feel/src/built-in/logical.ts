import { isSame } from '../equality.ts'
import { zonedMoment } from '../moment.ts'
import { define } from './define.ts'

export const logicalFunctions = [
  define('not', ['negand or null: boolean', 'boolean', ([negand]) => (typeof negand === 'boolean' ? !negand : null)]),
  define('is', [
    'value1: Any, value2: Any',
    'boolean',
    ([value1 = null, value2 = null], evaluation) => isSame(value1, value2, evaluation),
  ]),
  define('now', ['', 'date and time', (_, evaluation) => zonedMoment(evaluation.now, evaluation.zone)]),
  define('today', ['', 'date', (_, evaluation) => zonedMoment(evaluation.now, evaluation.zone).date]),
]
