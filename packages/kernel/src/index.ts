export { addHours, addMilliseconds, type Instant, instant, instantOf, isoOf } from './instant.ts'
export { accept, type Refusal, type Result, refuse } from './result.ts'
