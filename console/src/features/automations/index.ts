export { useAutomationWords } from './use-automation-words.ts'
