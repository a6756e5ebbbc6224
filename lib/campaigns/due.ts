/**
 * When the draft of campaign `of` is meant to leave, SQL: null of one without a day, and of one whose day cannot be read.
 * @param of the table's alias
 */
export const draftDue = (of = 'campaign') =>
  `CASE WHEN ${of}.draft #>> '{schedule,kind}' = 'at' AND pg_input_is_valid(${of}.draft #>> '{schedule,at}', 'timestamptz')
        THEN (${of}.draft #>> '{schedule,at}')::timestamptz END`
