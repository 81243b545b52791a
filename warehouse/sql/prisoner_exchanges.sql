-- prisoner_exchanges: captives, children and bodies exchanged or returned, and those said to be captured.
-- One row per number, never added up: "each side returned 100" is one number of 100, and parts of a total carry subset.
-- What was exchanged in a month or "since May" stands on its last day: dated_by tells it apart, as in the other views.
CREATE VIEW prisoner_exchanges AS
SELECT
    c.date,
    c.dated_by,
    c.metric,
    c.low::BIGINT AS low,
    c.high::BIGINT AS high,
    c.approximate,
    c.subset,
    c.claimant,
    c.claimant_side,
    c.evidence,
    b.text,
    c.page_date,
    c.bullet_id,
    c.ordinal
FROM claims AS c
JOIN bullets AS b USING (bullet_id)
WHERE c.metric IN ('exchanged', 'returned_bodies') OR (c.metric = 'captured' AND c.event_type = 'prisoners');

COMMENT ON VIEW prisoner_exchanges IS 'Captives, children and bodies exchanged or returned, and in bullets about prisoners people captured, one row per number; an exchange told again is another row.';
COMMENT ON COLUMN prisoner_exchanges.date IS 'Last day on which it happened; the day of the page where the text names none (see dated_by)';
COMMENT ON COLUMN prisoner_exchanges.dated_by IS 'What date rests on: event (a day or a night), period (the past 24 hours, a week, a month: its last day), page (not said)';
COMMENT ON COLUMN prisoner_exchanges.metric IS 'exchanged, returned_bodies or captured (those taken in battle are in claims)';
COMMENT ON COLUMN prisoner_exchanges.low IS 'Lower bound, inclusive; NULL when open [people]';
COMMENT ON COLUMN prisoner_exchanges.high IS 'Upper bound, inclusive; NULL when open [people]';
COMMENT ON COLUMN prisoner_exchanges.approximate IS 'True for about, nearly, dozens and the like';
COMMENT ON COLUMN prisoner_exchanges.subset IS 'True for a part of a total that the bullet states too';
COMMENT ON COLUMN prisoner_exchanges.claimant IS 'Who says so; NULL: the page''s own voice';
COMMENT ON COLUMN prisoner_exchanges.claimant_side IS 'State the claimant speaks for';
COMMENT ON COLUMN prisoner_exchanges.evidence IS 'The words of the number, exactly as printed';
COMMENT ON COLUMN prisoner_exchanges.text IS 'The bullet''s words';
COMMENT ON COLUMN prisoner_exchanges.page_date IS 'Day of the page';
COMMENT ON COLUMN prisoner_exchanges.bullet_id IS 'The bullet';
COMMENT ON COLUMN prisoner_exchanges.ordinal IS 'The number in its bullet, as in quantities';
