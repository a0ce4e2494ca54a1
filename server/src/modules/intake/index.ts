export { type ImportDone, type ImportRefusal, type ImportWork, importFile } from './import-file.ts'
export { readTemplate, type TemplateRefusal } from './read-template.ts'
export { readSummary, type Summary } from './summary.view.ts'
export type { ImportTemplate, Sentence } from './template.ts'
