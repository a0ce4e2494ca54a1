export { conversationRoutes } from './conversations.routes.ts'
export { conversationTasks } from './tell.tasks.ts'
export { deployTemplates } from './templates/deploy-templates.ts'
export type { TemplatesWrong } from './templates/message-template.ts'
