export { fillPlaceholder } from './fill-text.ts'
export { type FilledText, readFilledText } from './filled-text.ts'
export { type PrintBlock, readPrintText, type Words } from './print-text.ts'
export { problemsIn } from './text-problem.ts'
