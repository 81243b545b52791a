-- daily_casualties: killed, injured and missing per day, attacker and region, as bounds and in two countings.
-- Bullets are reports, not events: the same strike is told on two days. `reported` sums what bullets tell; `distinct` takes, per date (and what it
-- rests on), attacker, place and metric, the largest total told, so that a toll told twice or risen later counts once. Truth is neither: reported
-- tells too much, distinct merges two strikes on one place and day, and a region's total and its towns' tolls stand side by side in both.
-- "Killed two on Monday" and, on Monday's page without a day, "killed four" are two: the four may be of Sunday night, and who keeps to dated_by
-- event has only numbers whose day the text tells.
-- Of rival tolls of two sides in one bullet both take the larger (see tolls), where killed_low of key_events and places_hit adds up all numbers.
-- A toll told without a side ("the toll rose to eight") goes to the one side that the other tolls of that day and place name, or it would count anew.
-- A toll over several regions ("in the Sumy and Kharkiv regions") is of none of them: its region is NULL, and its country where they lie in several.
-- Subsets ("including two children") are in neither; they have a column of their own. A day without a row had no number told: that is not zero.
CREATE VIEW daily_casualties AS
WITH told AS (
    SELECT
        c.*,
        b.attacker,
        b.event_type IN ('air_defence', 'strike', 'ground_combat', 'sabotage') AS is_violent,
        coalesce(b.event_date_end, b.page_date) AS date,
        dated_by(b.event_date_end, b.event_date_precision) AS dated_by
    FROM tolls AS c
    JOIN bullets AS b USING (bullet_id)
),
placed AS (
    SELECT t.*, coalesce(o.spot, t.bullet_id) AS spot, o.toll_region AS region, o.toll_country AS country
    FROM told AS t
    LEFT JOIN own_places AS o USING (bullet_id)
),
sideless AS (
    SELECT DISTINCT date, dated_by, spot FROM placed WHERE attacker IS NULL AND is_violent AND dated_by <> 'period'
),
one_sided AS (
    -- of those days and places the ones where the other tolls name one side
    SELECT date, dated_by, spot, min(attacker) AS attacker
    FROM placed
    SEMI JOIN sideless USING (date, dated_by, spot)
    WHERE attacker IS NOT NULL
    GROUP BY ALL
    HAVING min(attacker) = max(attacker)
),
sided AS (
    SELECT p.* REPLACE (coalesce(p.attacker, s.attacker) AS attacker)
    FROM placed AS p
    LEFT JOIN one_sided AS s ON p.is_violent AND p.date = s.date AND p.dated_by = s.dated_by AND p.spot = s.spot
),
per_event AS (
    -- the largest total is at least the greatest lower bound, and open when the telling with that bound is open
    SELECT
        date,
        dated_by,
        attacker,
        country,
        region,
        metric,
        spot,
        sum(low) AS reported_low,
        CASE WHEN bool_or(high IS NULL) FILTER (low IS NOT NULL) THEN NULL ELSE sum(high) END AS reported_high,
        count(*) FILTER (low IS NOT NULL) AS reports,
        max(low) AS distinct_low,
        CASE WHEN max(low) FILTER (high IS NULL) = max(low) THEN NULL ELSE max(high) END AS distinct_high,
        max(low) IS NOT NULL AS is_told,
        sum(subset_low) AS subset_low,
        list(bullet_id) FILTER (low IS NOT NULL) AS bullet_ids
    FROM sided
    GROUP BY ALL
)
SELECT
    date,
    dated_by,
    attacker,
    country,
    region,
    metric,
    sum(reported_low)::BIGINT AS reported_low,
    CASE WHEN bool_or(reported_high IS NULL) FILTER (is_told) THEN NULL ELSE sum(reported_high)::BIGINT END AS reported_high,
    sum(reports)::BIGINT AS reports,
    sum(distinct_low)::BIGINT AS distinct_low,
    CASE WHEN bool_or(distinct_high IS NULL) FILTER (is_told) THEN NULL ELSE sum(distinct_high)::BIGINT END AS distinct_high,
    count(*) FILTER (is_told) AS distinct_events,
    sum(subset_low)::BIGINT AS subset_low,
    list_sort(flatten(list(bullet_ids) FILTER (is_told))) AS bullet_ids
FROM per_event
GROUP BY date, dated_by, attacker, country, region, metric;

COMMENT ON VIEW daily_casualties IS 'Killed, injured and missing per day, attacker and region. Bullets are reports, not events: reported sums bullets, distinct takes per date (and dated_by), attacker, place and metric the largest total told. No row: no number told, which is not zero.';
COMMENT ON COLUMN daily_casualties.date IS 'Last day on which it happened; the day of the page where the text names none (see dated_by)';
COMMENT ON COLUMN daily_casualties.dated_by IS 'What date rests on: event (a day or a night), period (the past 24 hours, a week, a month: its last day), page (not said: a toll "since the war began", "in the past week" or "in 2025" is dated so too)';
COMMENT ON COLUMN daily_casualties.attacker IS 'Side whose forces did it, such as RU or UA; NULL when not said, nor by the other tolls of that date and place, or where those name two sides';
COMMENT ON COLUMN daily_casualties.country IS 'Country, ISO 3166-1 alpha-2; NULL when the place is not known, or one number tells of several countries';
COMMENT ON COLUMN daily_casualties.region IS 'First-level region, ISO 3166-2; NULL when the place is not known, or one number tells of places in several regions';
COMMENT ON COLUMN daily_casualties.metric IS 'killed, injured or missing';
COMMENT ON COLUMN daily_casualties.reported_low IS 'Sum over the bullets of their lower bounds; an event told twice counts twice [people]';
COMMENT ON COLUMN daily_casualties.reported_high IS 'Sum of the upper bounds; NULL as soon as one is open [people]';
COMMENT ON COLUMN daily_casualties.reports IS 'Bullets that tell a total';
COMMENT ON COLUMN daily_casualties.distinct_low IS 'Sum over date (and dated_by) and place of the largest lower bound told [people]';
COMMENT ON COLUMN daily_casualties.distinct_high IS 'Sum over date (and dated_by) and place of the largest upper bound told; NULL as soon as one of the largest tellings is open [people]';
COMMENT ON COLUMN daily_casualties.distinct_events IS 'Dates and places with a total, each counted once';
COMMENT ON COLUMN daily_casualties.subset_low IS 'Parts of totals (children, say), lower bounds summed over bullets; already inside the totals [people]';
COMMENT ON COLUMN daily_casualties.bullet_ids IS 'The bullets that tell those totals; NULL: only parts are told';
