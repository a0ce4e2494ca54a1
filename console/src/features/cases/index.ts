export { reasonText } from './reason-text.ts'
export { taskQueueQuery } from './tasks/task-queue-query.ts'
