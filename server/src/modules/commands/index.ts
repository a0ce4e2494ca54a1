export { commandTask, failureOf, variableOf } from './command-task.ts'
