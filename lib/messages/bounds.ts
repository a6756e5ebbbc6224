// Apart from the schemas that hold messages to them: the composer shows them, and needs no parser for that.

/** Most media of one message: what carriers' hubs take in one (Twilio and Bandwidth 10), held to what people look at. */
export const mostMedia = 6

/** Most characters of a text as it is typed. */
export const mostCharacters = 1600
