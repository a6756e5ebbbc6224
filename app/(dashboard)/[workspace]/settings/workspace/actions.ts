'use server'

import { action } from '@/app/action'
import { workspaceSettingsSchema } from '@/lib/accounts/workspace'
import { updateWorkspace } from '@/lib/accounts/workspaces.server'

export const saveWorkspace = action(workspaceSettingsSchema, ({ scope }, change) =>
  updateWorkspace(scope, change),
)
