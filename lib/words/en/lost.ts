/** Pages that are met when something is not there, not allowed or broken. */
export default {
  /** `digest` finds the cause in the log. */
  roomError: {
    title: 'This page could not be shown',
    text: 'Something went wrong on our side. What you saved is kept.',
    textWithId:
      'Something went wrong on our side. What you saved is kept. Mention {digest} if you ask for help.',
    tryAgain: 'Try again',
    goToYourWorkspace: 'Go to your workspace',
  },
  /** One part of a page that else is there. */
  part: {
    title: 'This part could not be shown',
    text: 'The rest of the page is as it should be.',
    textWithId: 'The rest of the page is as it should be. Mention {digest} if you ask for help.',
  },
  forbidden: {
    anOwnerOfThe: 'An owner of the workspace can change your role in Settings, Team.',
    yourRoleDoesNot: 'Your role does not open this page',
    backToYourWorkspace: 'Back to your workspace',
  },
  notFound: {
    theAddressMayBe:
      'The address may be wrong, what it led to may be gone, or it belongs to a workspace you are not a member of.',
    thereIsNothingHere: 'There is nothing here',
    goToYourWorkspace: 'Go to your workspace',
    goneFromHere: 'The address may be wrong, or what it led to was taken away.',
    goHome: 'Go home',
  },
  site: {
    description: 'Picture messages people are glad to get.',
  },
} as const
