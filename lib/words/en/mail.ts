/** E-mails: subject and plain text. Links stand on a line of their own, so that every program shows them whole. */
export default {
  signUp: {
    subject: 'Finish your sign-up at Marquee',
    body: 'Open this link within an hour to choose a password and make your workspace:\n\n{link}\n\nIf you did not ask for this, you can ignore this mail: nothing was changed.\n',
  },
  alreadySignedUp: {
    subject: 'You already have an account at Marquee',
    body: 'Somebody, probably you, began a sign-up with this e-mail address. It has an account already.\n\nSign in:\n{signIn}\n\nOr choose a new password:\n{forgot}\n\nIf you did not ask for this, you can ignore this mail: nothing was changed.\n',
  },
  reset: {
    subject: 'Choose a new password for Marquee',
    body: 'Open this link within an hour to choose a new password. It works once:\n\n{link}\n\nIf you did not ask for this, you can ignore this mail: nothing was changed.\n',
  },
  noAccount: {
    subject: 'No account at Marquee for this address',
    body: 'Somebody, probably you, asked for a new password. There is no account with this e-mail address. Try another address of yours, or sign up:\n\n{signUp}\n\nIf you did not ask for this, you can ignore this mail: nothing was changed.\n',
  },
  passwordChanged: {
    subject: 'Your password at Marquee was changed',
    body: 'Your password was changed, and everyone signed in with the old one was signed out.\n\nIf that was not you, choose a new one at once:\n\n{forgot}\n',
  },
  invitation: {
    subject: '{inviter} invites you to {workspace} at Marquee',
    body: '{inviter} invites you to work on {workspace} as {role}. Open this link within a week:\n\n{link}\n\nIf you did not ask for this, you can ignore this mail: nothing was changed.\n',
  },
  webhookOff: {
    subject: 'A webhook of {workspace} was switched off',
    gone: 'A program of {workspace} answered that it is gone for good (HTTP 410):\n\n{url}\n\nIt is switched off: nothing new is collected for it. What was waiting is kept for 30 days. See what went wrong, and resume it:\n\n{link}\n',
    failing:
      'For three days nothing that {workspace} told this program came through:\n\n{url}\n\nIt is switched off: nothing new is collected for it. What was waiting is kept for 30 days. See what went wrong, and resume it:\n\n{link}\n',
    unreadable:
      'The secret that signs what {workspace} tells this program can no longer be read:\n\n{url}\n\nIt is switched off: nothing new is collected for it. What was waiting is kept for 30 days. Make a new secret, give it to the program, and resume it:\n\n{link}\n',
  },
} as const
