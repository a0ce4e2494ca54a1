export { deployPackAutomations, type PackAutomationsRefusal } from './documents/deploy-automations.ts'
export { openAutomations } from './open-automations.ts'
