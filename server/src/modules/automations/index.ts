export { deployAutomationFiles, type PackAutomationsRefusal } from './documents/deploy-automations.ts'
export { storedAutomations } from './documents/stored-automations.view.ts'
export { openAutomations } from './open-automations.ts'
