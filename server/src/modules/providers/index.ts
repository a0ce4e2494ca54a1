export { type EnqueuedCall, enqueueCalls } from './enqueue-calls.ts'
