// The mails that accounts cause: subject and plain text. Links stand on a line of their own, so that every program shows them whole.

export type Letter = { subject: string; body: string }

const closing = 'If you did not ask for this, you can ignore this mail: nothing was changed.'

export function signUpLetter(link: string): Letter {
  return {
    subject: 'Finish your sign-up at Marquee',
    body: `Open this link within an hour to choose a password and make your workspace:\n\n${link}\n\n${closing}\n`,
  }
}

export function alreadySignedUpLetter(signIn: string, forgot: string): Letter {
  return {
    subject: 'You already have an account at Marquee',
    body: `Somebody, probably you, began a sign-up with this e-mail address. It has an account already.\n\nSign in:\n${signIn}\n\nOr choose a new password:\n${forgot}\n\n${closing}\n`,
  }
}

export function resetLetter(link: string): Letter {
  return {
    subject: 'Choose a new password for Marquee',
    body: `Open this link within an hour to choose a new password. It works once:\n\n${link}\n\n${closing}\n`,
  }
}

export function noAccountLetter(signUp: string): Letter {
  return {
    subject: 'No account at Marquee for this address',
    body: `Somebody, probably you, asked for a new password. There is no account with this e-mail address. Try another address of yours, or sign up:\n\n${signUp}\n\n${closing}\n`,
  }
}

export function passwordChangedLetter(forgot: string): Letter {
  return {
    subject: 'Your password at Marquee was changed',
    body: `Your password was changed, and everyone signed in with the old one was signed out.\n\nIf that was not you, choose a new one at once:\n\n${forgot}\n`,
  }
}

export function invitationLetter(input: {
  inviter: string
  workspace: string
  role: string
  link: string
}): Letter {
  return {
    subject: `${oneLine(input.inviter)} invites you to ${oneLine(input.workspace)} at Marquee`,
    body: `${input.inviter} invites you to work on ${input.workspace} as ${input.role}. Open this link within a week:\n\n${input.link}\n\n${closing}\n`,
  }
}

/** Names are typed by people; a line break in a subject would start a header of its own. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 80)
}
