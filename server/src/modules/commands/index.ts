export { commandTask, variableOf } from './command-task.ts'
