-- daily_casualties: killed, injured and missing per day, attacker and region, as bounds and in two countings.
-- Bullets are reports, not events: the same strike is told on two days. `reported` sums what bullets tell; `distinct` takes, per date (and what it
-- rests on), attacker, place and metric, the largest total told, so that a toll told twice or risen later counts once. Truth is neither: reported
-- tells too much; distinct merges two strikes on one place and day, takes all tolls of a day without a place for one, and of a region's total and the
-- sum of its towns the larger. It is no lower bound all the same: a country's total stands beside its regions', a toll told with its day beside the same
-- told without, and one told by a court or an aid worker, with no attacker, beside the strike's.
-- "Killed two on Monday" and, on Monday's page without a day, "killed four" are two: the four may be of Sunday night, and who keeps to dated_by
-- event has only numbers whose day the text tells.
-- Of rival tolls of two sides in one bullet both take the larger (see tolls), where killed_low of key_events and places_hit adds up all numbers.
-- A toll told without a side ("the toll rose to eight") goes to the one side that the other tolls of that day and place name, or it would count anew;
-- but soldiers killed in battle say nothing of who shelled a market, nor those of the market who killed the soldiers.
-- A toll over several regions ("in the city of Kharkiv and the Sumy region") is of none of them: its region is NULL, and its country where they lie in
-- several. What is told of a whole country with one town of it ("14 across Ukraine, four of them in Sumy") stands at the town: only the words tell.
-- Soldiers that a side says it killed in battle are people killed too: in_combat tells what bullets about ground combat tell.
-- Subsets ("including two children") are in neither; they have a column of their own. A day without a row had no number told: that is not zero.
CREATE VIEW daily_casualties AS
WITH told AS (
    SELECT
        c.*,
        b.attacker,
        b.event_type IN ('air_defence', 'strike', 'ground_combat', 'sabotage') AS is_violent,
        b.event_type = 'ground_combat' AS in_combat,
        coalesce(b.event_date_end, b.page_date) AS date,
        dated_by(b.event_date_end, b.event_date_precision) AS dated_by
    FROM tolls AS c
    JOIN bullets AS b USING (bullet_id)
),
placed AS (
    SELECT
        t.*,
        coalesce(o.spot, t.bullet_id) AS spot,
        o.toll_region AS region,
        o.toll_country AS country,
        coalesce(o.kind = 'region' AND o.toll_region IS NOT NULL, false) AS is_whole,
        -- all that is told of no place is one, beside what is told of villages that nobody knows the region of
        CASE WHEN NOT is_whole THEN o.spot END AS event_spot
    FROM told AS t
    LEFT JOIN own_places AS o USING (bullet_id)
),
sideless AS (
    SELECT DISTINCT date, dated_by, spot, in_combat FROM placed WHERE attacker IS NULL AND is_violent AND dated_by <> 'period'
),
one_sided AS (
    -- of those days and places the ones where the other tolls name one side
    SELECT date, dated_by, spot, in_combat, min(attacker) AS attacker
    FROM placed
    SEMI JOIN sideless USING (date, dated_by, spot, in_combat)
    WHERE attacker IS NOT NULL
    GROUP BY ALL
    HAVING min(attacker) = max(attacker)
),
sided AS (
    SELECT p.* REPLACE (coalesce(p.attacker, s.attacker) AS attacker)
    FROM placed AS p
    LEFT JOIN one_sided AS s ON p.is_violent AND p.date = s.date AND p.dated_by = s.dated_by AND p.spot = s.spot AND p.in_combat = s.in_combat
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
        in_combat,
        is_whole,
        event_spot,
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
),
per_whole AS (
    -- towns are added up, what is told of the whole is one
    SELECT
        date,
        dated_by,
        attacker,
        country,
        region,
        metric,
        in_combat,
        is_whole,
        sum(reported_low) AS reported_low,
        CASE WHEN bool_or(reported_high IS NULL) FILTER (is_told) THEN NULL ELSE sum(reported_high) END AS reported_high,
        sum(reports) AS reports,
        sum(distinct_low) AS distinct_low,
        CASE WHEN bool_or(distinct_high IS NULL) FILTER (is_told) THEN NULL ELSE sum(distinct_high) END AS distinct_high,
        count(*) FILTER (is_told) AS distinct_events,
        bool_or(is_told) AS is_told,
        sum(subset_low) AS subset_low,
        flatten(list(bullet_ids) FILTER (is_told)) AS bullet_ids
    FROM per_event
    GROUP BY ALL
)
SELECT
    date,
    dated_by,
    attacker,
    country,
    region,
    metric,
    in_combat,
    sum(reported_low)::BIGINT AS reported_low,
    CASE WHEN bool_or(reported_high IS NULL) FILTER (is_told) THEN NULL ELSE sum(reported_high)::BIGINT END AS reported_high,
    sum(reports)::BIGINT AS reports,
    max(distinct_low)::BIGINT AS distinct_low,
    CASE WHEN max(distinct_low) FILTER (distinct_high IS NULL) = max(distinct_low) THEN NULL ELSE max(distinct_high)::BIGINT END AS distinct_high,
    coalesce(arg_max(distinct_events, [distinct_low, (NOT is_whole)::INT]) FILTER (distinct_low IS NOT NULL), 0) AS distinct_events,
    sum(subset_low)::BIGINT AS subset_low,
    list_sort(flatten(list(bullet_ids) FILTER (is_told))) AS bullet_ids
FROM per_whole
GROUP BY ALL;

COMMENT ON VIEW daily_casualties IS 'Killed, injured and missing per day, attacker and region. Bullets are reports, not events: reported sums bullets, distinct takes per date (and dated_by), attacker, place and metric the largest total told, and of the total of a region and the sum of its towns the larger; the total of a country stands beside both. No row: no number told, which is not zero.';
COMMENT ON COLUMN daily_casualties.date IS 'Last day on which it happened; the day of the page where the text names none (see dated_by)';
COMMENT ON COLUMN daily_casualties.dated_by IS 'What date rests on: event (a day or a night), period (the past 24 hours, a week, a month: its last day), page (not said: a toll "since the war began", "in the past week" or "in 2025" is dated so too)';
COMMENT ON COLUMN daily_casualties.attacker IS 'Side whose forces did it, such as RU or UA; NULL when not said, nor by the other tolls of that date and place, in battle or not, or where those name two sides';
COMMENT ON COLUMN daily_casualties.country IS 'Country, ISO 3166-1 alpha-2; NULL when the place, or one of several, is not known, or one number tells of several countries';
COMMENT ON COLUMN daily_casualties.region IS 'First-level region, ISO 3166-2; NULL when the place, or one of several, is not known, or one number tells of places in several regions';
COMMENT ON COLUMN daily_casualties.metric IS 'killed, injured or missing';
COMMENT ON COLUMN daily_casualties.in_combat IS 'True where bullets about ground combat tell it: mostly soldiers, by those who say they killed them';
COMMENT ON COLUMN daily_casualties.reported_low IS 'Sum over the bullets of their lower bounds; an event told twice counts twice [people]';
COMMENT ON COLUMN daily_casualties.reported_high IS 'Sum of the upper bounds; NULL as soon as one is open [people]';
COMMENT ON COLUMN daily_casualties.reports IS 'Bullets that tell a total';
COMMENT ON COLUMN daily_casualties.distinct_low IS 'Largest lower bound told of each place, added up, or of the whole region where that is more; all tolls without a place are one [people]';
COMMENT ON COLUMN daily_casualties.distinct_high IS 'The largest upper bound told, likewise; NULL as soon as one of the largest tellings is open [people]';
COMMENT ON COLUMN daily_casualties.distinct_events IS 'Places with a total, each counted once; 1 where the whole region has more';
COMMENT ON COLUMN daily_casualties.subset_low IS 'Parts of totals (children, say), lower bounds summed over bullets; already inside the totals [people]';
COMMENT ON COLUMN daily_casualties.bullet_ids IS 'The bullets that tell those totals; NULL: only parts are told';
