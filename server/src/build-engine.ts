import { Engine, type JobHandlers } from './engine/index.ts'
import { caseTasks, projectCases } from './modules/cases/index.ts'
import { type ClockSetup, clockTasks, followFlows } from './modules/clocks/index.ts'
import { conversationTasks } from './modules/conversations/index.ts'
import { exchangeTasks } from './modules/exchanges/index.ts'
import { warehouseTask } from './modules/providers/index.ts'
import { refundTasks } from './modules/refunds/index.ts'
import { repairTasks } from './modules/repairs/index.ts'
import { returnTasks } from './modules/returns/index.ts'
import { stockTasks } from './modules/stock/index.ts'
import { newId } from './platform/ids.ts'
import type { Log } from './platform/log.ts'

/** The work that flows may ask for, by the name that models give it. */
const handlers: JobHandlers = {
  ...caseTasks,
  ...returnTasks,
  ...refundTasks,
  ...exchangeTasks,
  'warehouse.announce-return': warehouseTask('announce-return'),
  'warehouse.ship-order': warehouseTask('ship-order'),
}

/** The engine with everything that plugs into it. */
export function buildEngine(log: Log, zone: string): Engine {
  const clocks: ClockSetup = { engine: { calendars: (tx) => engine.calendars(tx) } }
  const byZone = { ...stockTasks(zone), ...conversationTasks(zone), ...repairTasks(zone) }
  const all = { ...handlers, ...byZone, ...clockTasks(clocks) }
  const engine = new Engine({ handlers: all, listeners: [projectCases, followFlows(clocks)], newId, log, zone })
  return engine
}
