-- claims: every number with the one who says it.
-- The claimant is the attribution that attribution_ordinal names; without one the number is in the page's own voice. Nothing is added up here.
CREATE VIEW claims AS
SELECT
    q.bullet_id,
    q.ordinal,
    q.page_date,
    coalesce(b.event_date_end, q.page_date) AS date,
    dated_by(b.event_date_end, b.event_date_precision) AS dated_by,
    b.event_type,
    b.attacker,
    q.metric,
    q.object,
    q.low,
    q.high,
    q.unit,
    q.approximate,
    q.subset,
    coalesce(a.speaker, a.agency) AS claimant,
    a.side AS claimant_side,
    a.stance,
    q.text AS evidence,
    q.span_start,
    q.span_end,
    q.page_id,
    q.attribution_ordinal
FROM quantities AS q
JOIN bullets AS b USING (bullet_id)
LEFT JOIN attributions AS a ON a.bullet_id = q.bullet_id AND a.ordinal = q.attribution_ordinal;

COMMENT ON VIEW claims IS 'Every number of every bullet with the one who says it; one row per row of quantities, nothing added up.';
COMMENT ON COLUMN claims.bullet_id IS 'The bullet';
COMMENT ON COLUMN claims.ordinal IS 'The number in its bullet, as in quantities';
COMMENT ON COLUMN claims.page_date IS 'Day of the page';
COMMENT ON COLUMN claims.date IS 'Last day on which it happened; the day of the page where the text names none (see dated_by)';
COMMENT ON COLUMN claims.dated_by IS 'What date rests on: event (a day or a night), period (the past 24 hours, a week, a month: its last day), page (not said)';
COMMENT ON COLUMN claims.event_type IS 'Main claim of the bullet (codebook section 2)';
COMMENT ON COLUMN claims.attacker IS 'Side whose forces did it, such as RU or UA; NULL when not said';
COMMENT ON COLUMN claims.metric IS 'What is counted (codebook section 3)';
COMMENT ON COLUMN claims.object IS 'Weapon counted by launched, intercepted and hit';
COMMENT ON COLUMN claims.low IS 'Lower bound, inclusive; NULL when open';
COMMENT ON COLUMN claims.high IS 'Upper bound, inclusive; NULL when open';
COMMENT ON COLUMN claims.unit IS 'ISO 4217 code of money, km2 of an area, what is without power';
COMMENT ON COLUMN claims.approximate IS 'True for about, nearly, dozens and the like';
COMMENT ON COLUMN claims.subset IS 'True for a part of a total that the bullet states too: do not add it to the total';
COMMENT ON COLUMN claims.claimant IS 'Who says the number: speaker, else outlet; NULL: the page''s own voice';
COMMENT ON COLUMN claims.claimant_side IS 'State or body the claimant speaks for: ISO 3166-1 alpha-2, EU, NATO or UN';
COMMENT ON COLUMN claims.stance IS 'said, claimed, confirmed, denied, accused, warned, promised or urged';
COMMENT ON COLUMN claims.evidence IS 'The words of the number, exactly as printed';
COMMENT ON COLUMN claims.span_start IS 'Where they begin in the bullet''s text [code points]';
COMMENT ON COLUMN claims.span_end IS 'Where they end, exclusive [code points]';
COMMENT ON COLUMN claims.page_id IS 'The page';
COMMENT ON COLUMN claims.attribution_ordinal IS 'The attribution of the same bullet that holds the number';
