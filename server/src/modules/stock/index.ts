export { differingLots } from './check-stock.view.ts'
export { stockRoutes } from './stock.routes.ts'
export { stockTasks } from './stock.tasks.ts'
export { stockFigures } from './stock-figures.view.ts'
