'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { connectSimulator } from '@/lib/carriers/settings.server'

export const connectBuiltInPhones = action(z.object({}), ({ scope }) => connectSimulator(scope))
