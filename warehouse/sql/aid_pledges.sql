-- aid_pledges: sums of money promised, given, refused or sought, each with who says so.
-- One row per sum in a bullet about military aid, economy, humanitarian aid or energy. The donor is not coded: it is taken to be the third state (or
-- body) that claims the sum; of a sum that nobody's speaker claims the only third one that speaks in the bullet; else NULL, so too of what a warring side
-- says that it needs. A pledge told again is another row, and promised is not paid.
CREATE VIEW aid_pledges AS
WITH third AS (
    SELECT bullet_id, CASE WHEN count(DISTINCT side) = 1 THEN any_value(side) END AS side
    FROM attributions
    WHERE side NOT IN (:sides)
    GROUP BY bullet_id
)
SELECT
    c.date,
    c.dated_by,
    CASE WHEN c.claimant_side IS NULL THEN t.side WHEN c.claimant_side NOT IN (:sides) THEN c.claimant_side END AS donor,
    c.event_type,
    c.low AS amount_low,
    c.high AS amount_high,
    c.unit AS currency,
    c.approximate,
    c.subset,
    c.claimant,
    c.claimant_side,
    c.stance,
    c.evidence,
    b.text,
    c.page_date,
    c.bullet_id,
    c.ordinal
FROM claims AS c
JOIN bullets AS b USING (bullet_id)
LEFT JOIN third AS t USING (bullet_id)
WHERE c.metric = 'money' AND c.event_type IN ('military_aid', 'economy', 'humanitarian', 'energy');

COMMENT ON VIEW aid_pledges IS 'Sums of money in bullets about military aid, economy, humanitarian aid and energy, one row per sum, in the currency told. Promised is not paid, and a pledge told again is another row.';
COMMENT ON COLUMN aid_pledges.date IS 'Last day on which it happened; the day of the page where the text names none (see dated_by)';
COMMENT ON COLUMN aid_pledges.dated_by IS 'What date rests on: event (a day or a night), period (the past 24 hours, a week, a month: its last day), page (not said)';
COMMENT ON COLUMN aid_pledges.donor IS 'Third state or body that claims the sum; where no state claims it the only third one that speaks in the bullet; NULL: not to be told, or a warring side claims it';
COMMENT ON COLUMN aid_pledges.event_type IS 'military_aid, economy, humanitarian or energy';
COMMENT ON COLUMN aid_pledges.amount_low IS 'At least so much; NULL when open [currency]';
COMMENT ON COLUMN aid_pledges.amount_high IS 'At most so much; NULL when open [currency]';
COMMENT ON COLUMN aid_pledges.currency IS 'ISO 4217 code: do not add up different ones';
COMMENT ON COLUMN aid_pledges.approximate IS 'True for about, nearly and the like';
COMMENT ON COLUMN aid_pledges.subset IS 'True for a part of a sum that the bullet states too';
COMMENT ON COLUMN aid_pledges.claimant IS 'Who says the sum; NULL: the page''s own voice';
COMMENT ON COLUMN aid_pledges.claimant_side IS 'State or body the claimant speaks for';
COMMENT ON COLUMN aid_pledges.stance IS 'promised, said, urged, denied and so on';
COMMENT ON COLUMN aid_pledges.evidence IS 'The words of the sum, exactly as printed';
COMMENT ON COLUMN aid_pledges.text IS 'The bullet''s words';
COMMENT ON COLUMN aid_pledges.page_date IS 'Day of the page';
COMMENT ON COLUMN aid_pledges.bullet_id IS 'The bullet';
COMMENT ON COLUMN aid_pledges.ordinal IS 'The sum in its bullet, as in quantities';
