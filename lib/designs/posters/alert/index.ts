import type { Design } from '../../design'
import { delay } from './delay'
import { recall } from './recall'
import { signIn } from './sign-in'
import { storm } from './storm'
import { wasItYou } from './was-it-you'

export const alert: readonly Design[] = [wasItYou, signIn, recall, storm, delay]
